import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { get, rememberCsrf } from './http.ts';
import type { Me } from './people.ts';
import { queryClient, REREAD_MS } from './query-client.ts';

/** Who is logged in; null when nobody is. */
export function useMe(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: ['me'],
    queryFn: readMe,
    staleTime: 60_000,
    // Read once; a server that was away is asked again, so that the page comes back by itself.
    refetchInterval: ({ state }) => (state.status === 'error' ? REREAD_MS : false),
  });
}

/** A login that has just begun or was renewed. */
export function enterAs(me: Me): void {
  rememberCsrf(me.csrf);
  queryClient.setQueryData(['me'], me);
}

async function readMe(): Promise<Me | null> {
  try {
    const me = await get<Me>('/me');
    rememberCsrf(me.csrf);
    return me;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
