import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ListedApplication } from '../api/applications.ts';
import { get } from '../api/http.ts';
import { queryText } from '../api/query-text.ts';

export type CaseFilter = { q: string; stage: string };
type Page = { applications: ListedApplication[]; next: number | null };

export function useApplications(filter: CaseFilter): UseInfiniteQueryResult<ListedApplication[]> {
  return useInfiniteQuery({
    queryKey: ['applications', filter],
    queryFn: ({ pageParam }) =>
      get<Page>(`/applications${queryText({ ...filter, offset: pageParam === 0 ? undefined : pageParam })}`),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ applications }) => applications),
    placeholderData: keepPreviousData,
  });
}
