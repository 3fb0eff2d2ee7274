import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { get } from '../api/http.ts';
import { useMe } from '../api/use-me.ts';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { LoginForm } from './login-form.tsx';

export function LoginPage() {
  const me = useMe();
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => get<{ needed: boolean }>('/setup'),
    refetchInterval: false,
  });
  if (me.data) return <Navigate to="/" replace />;
  return (
    <main className="alone">
      <img src="/icon.svg" alt="" width={44} height={44} />
      <Page title={t('login.title')} lead={t('login.lead')}>
        {setup.data?.needed && (
          <Alert color="yellow" className="note">
            {t('login.setupNeeded')}
          </Alert>
        )}
        <LoginForm />
      </Page>
    </main>
  );
}
