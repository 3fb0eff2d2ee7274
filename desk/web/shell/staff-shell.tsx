import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive } from '../api/live.ts';
import type { Me } from '../api/people.ts';
import { useMe } from '../api/use-me.ts';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { NotAllowedPage } from './not-allowed-page.tsx';
import { mayOpen } from './pages.ts';
import { SiteHeader } from './site-header.tsx';
import { StaffContext } from './staff.ts';

/** Everything behind the login: who is not logged in goes there, and comes back to the page that was asked for. */
export function StaffShell() {
  const query = useMe();
  return <QueryView query={query}>{(me) => (me ? <Inside me={me} /> : <ToLogin />)}</QueryView>;
}

function ToLogin() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // As it was before this very step leads elsewhere.
  const [wanted] = useState(path);
  return <Navigate to="/masuk" search={wanted === '/' ? {} : { ke: wanted }} replace />;
}

function Inside({ me }: { me: Me }) {
  useLive();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <StaffContext.Provider value={me}>
      <a className="skip" href="#isi">
        {t('app.skip')}
      </a>
      <SiteHeader />
      <main id="isi" tabIndex={-1}>
        {mayOpen(me, path) ? <Outlet /> : <NotAllowedPage />}
      </main>
    </StaffContext.Provider>
  );
}
