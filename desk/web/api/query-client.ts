import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** Everything on screen is read again this often, whatever the live hints say. */
export const REREAD_MS = 15_000;

/** A login that ended anywhere is noticed everywhere: the shell shows the login page when `me` is null. */
function onError(error: unknown): void {
  if (error instanceof ApiError && error.code === 'not_logged_in') queryClient.setQueryData(['me'], null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      refetchInterval: REREAD_MS,
      staleTime: 2_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && error.status === 0,
    },
  },
});
