import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { MoreButton } from '../parts/more-button.tsx';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseRow } from './case-row.tsx';
import { useApplications } from './use-applications.ts';

export function CasesPage() {
  const [filter, setFilter] = useState({ q: '', stage: '' });
  const [settled] = useDebouncedValue(filter, 300);
  const query = useApplications(settled);
  return (
    <Page title={t('cases.title')} lead={t('cases.lead')}>
      <CaseFilters filter={filter} onFilter={setFilter} />
      <QueryView query={query}>
        {(applications) => (
          <>
            {applications.length === 0 && (
              <p className="quiet" role="status">
                {t('cases.none')}
              </p>
            )}
            <ul className="rows">
              {applications.map((application) => (
                <CaseRow key={application.id} application={application} />
              ))}
            </ul>
            <MoreButton query={query} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
