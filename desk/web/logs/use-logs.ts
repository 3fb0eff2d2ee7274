import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { LoggedChat } from '../api/conversations.ts';
import { get } from '../api/http.ts';
import { logQuery, type LogFilter } from './log-filter.ts';

/** `disabled`: served people once, and does not any more. */
export type Server = { id: string; name: string; disabled: boolean };
type Page = { chats: LoggedChat[]; next: number | null; operators: Server[] };

/** The chats that fit a filter, a page at a time, and the officers one can filter by. */
export function useLogs(
  filter: LogFilter,
): UseInfiniteQueryResult<{ chats: LoggedChat[]; operators: Server[] }> {
  return useInfiniteQuery({
    queryKey: ['logs', filter],
    queryFn: ({ pageParam }) => get<Page>(`/logs${logQuery(filter, pageParam)}`),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({
      chats: pages.flatMap(({ chats }) => chats),
      operators: pages[0]?.operators ?? [],
    }),
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
}
