import { Alert } from '@mantine/core';
import { Navigate, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../api/use-me.ts';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { FirstOfficer } from './first-officer.tsx';
import { SetupForm } from './setup-form.tsx';

/** Opened from the one-time link; the token stands after #, so it never reaches a server's log. */
export function SetupPage() {
  const me = useMe();
  const token = useLocation({ select: ({ hash }) => hash });
  const [made, setMade] = useState(false);
  if (me.data && !made) return <Navigate to="/" replace />;
  return (
    <main className="alone">
      <img src="/icon.svg" alt="" width={44} height={44} />
      {made ? (
        <FirstOfficer />
      ) : (
        <Page title={t('setup.title')} lead={t('setup.lead')}>
          {token === '' ? (
            <Alert color="yellow">{t('setup.noToken')}</Alert>
          ) : (
            <SetupForm token={token} onMade={() => setMade(true)} />
          )}
        </Page>
      )}
    </main>
  );
}
