import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.ts';
import { queryText } from '../api/query-text.ts';
import type { AuditEntry } from '../api/people.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { AuditFilters, type AuditFilter } from './audit-filters.tsx';
import { useSeen } from './use-seen.ts';
import { AuditTable } from './audit-table.tsx';

const NONE: AuditEntry[] = [];

export function AuditPage() {
  const [filter, setFilter] = useState<AuditFilter>({ who: '', action: '' });
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      get<{ entries: AuditEntry[]; more: boolean }>(`/audit${queryText({ ...filter, before: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.id : undefined),
    select: ({ pages }) => pages.flatMap(({ entries }) => entries),
    refetchInterval: false,
  });
  const people = useSeen(query.data ?? NONE);
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditFilters people={people} onFilter={setFilter} />
      <QueryView query={query}>
        {(entries) => (
          <>
            <AuditTable entries={entries} />
            <MoreButton query={query} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
