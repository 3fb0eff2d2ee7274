import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { get } from '../api/http.ts';
import { useMe } from '../api/use-me.ts';
import { Page } from '../parts/page.tsx';
import { mayOpen } from '../shell/pages.ts';
import { t } from '../texts.ts';
import { LoginForm } from './login-form.tsx';

const route = getRouteApi('/masuk');

export function LoginPage() {
  const { nama = '', ke } = route.useSearch();
  const me = useMe();
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => get<{ needed: boolean }>('/setup'),
    refetchInterval: false,
  });
  // Only a page of the desk, and of this person's.
  if (me.data) return <Navigate to={ke !== undefined && mayOpen(me.data, ke) ? ke : '/'} replace />;
  return (
    <main className="alone">
      <img src="/icon.svg" alt="" width={44} height={44} />
      <Page title={t('login.title')} lead={t('login.lead')}>
        {setup.data?.needed && (
          <Alert color="yellow" className="note">
            {t('login.setupNeeded')}
          </Alert>
        )}
        <LoginForm known={nama} />
      </Page>
    </main>
  );
}
