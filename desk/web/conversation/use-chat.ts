import { useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { isRefusal } from '../api/api-error.ts';
import { REREAD_MS } from '../api/query-client.ts';
import type { ChatPage } from '../api/conversations.ts';
import { get } from '../api/http.ts';
import { queryText } from '../api/query-text.ts';
import { joinPages } from './join-pages.ts';

/** `recorded`: a supervisor's reading, which the server writes down each time, so never repeated unasked. `enabled`: it is the reader's still. */
export function useChat(chat: string, recorded: boolean, enabled = true): UseInfiniteQueryResult<ChatPage> {
  const path = recorded ? `/logs/${chat}` : `/chats/${chat}`;
  return useInfiniteQuery({
    queryKey: [recorded ? 'log' : 'chat', chat],
    queryFn: ({ pageParam }) => get<ChatPage>(`${path}${queryText({ before: pageParam })}`),
    enabled,
    initialPageParam: '',
    getNextPageParam: (page) => (page.more ? page.messages[0]?.id : undefined),
    select: ({ pages }) => joinPages(pages),
    refetchInterval: ({ state }) => (recorded || isRefusal(state.error) ? false : REREAD_MS),
    ...(recorded ? { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } : {}),
  });
}
