import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { SimulatedMessage } from '../api/conversations.ts';
import { get } from '../api/http.ts';

export type Person = { id: string; name: string };

/** How often the phone looks for answers of the bot, when no live hint comes. */
const LOOK_MS = 2_500;

export function usePeople(): UseQueryResult<Person[]> {
  return useQuery({
    queryKey: ['people'],
    queryFn: async () => (await get<{ people: Person[] }>('/simulator/people')).people,
  });
}

export function useSimulatedChat(phone: string): UseQueryResult<SimulatedMessage[]> {
  return useQuery({
    queryKey: ['simulated', phone],
    queryFn: async () =>
      (await get<{ messages: SimulatedMessage[] }>(`/simulator/chats/${encodeURIComponent(phone)}`)).messages,
    refetchInterval: LOOK_MS,
  });
}
