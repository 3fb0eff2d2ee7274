import { useState } from 'react';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { NO_FILTER } from './log-filter.ts';
import { LogFilters } from './log-filters.tsx';
import { LogList } from './log-list.tsx';
import { useLogs } from './use-logs.ts';

export function LogsPage() {
  const [filter, setFilter] = useState(NO_FILTER);
  const query = useLogs(filter);
  return (
    <Page title={t('logs.title')} lead={t('logs.lead')}>
      <LogFilters operators={query.data?.operators ?? []} onFilter={setFilter} />
      <LogList query={query} />
    </Page>
  );
}
