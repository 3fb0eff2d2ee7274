import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Queue } from '../api/conversations.ts';
import { get } from '../api/http.ts';

export function useQueue(): UseQueryResult<Queue> {
  return useQuery({ queryKey: ['queue'], queryFn: () => get<Queue>('/queue') });
}
