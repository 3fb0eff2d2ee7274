import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http.ts';
import type { Account } from '../api/people.ts';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { AccountCard } from './account-card.tsx';

export function NumbersPage() {
  const query = useQuery({
    queryKey: ['accounts'],
    queryFn: () => get<{ accounts: Account[] }>('/accounts'),
  });
  return (
    <Page title={t('numbers.title')} lead={t('numbers.lead')}>
      <QueryView query={query}>
        {({ accounts }) => (
          <>
            {accounts.length === 0 && <p className="quiet">{t('numbers.none')}</p>}
            <ul className="rows">
              {accounts.map((account) => (
                <AccountCard key={account.id} account={account} />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Page>
  );
}
