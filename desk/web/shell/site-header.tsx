import { Button } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { nameOf, t } from '../texts.ts';
import { LogoutButton } from './logout-button.tsx';
import { pagesOf } from './pages.ts';
import { useStaff } from './staff.ts';

/** Name, pages and who is logged in. On a phone the pages are behind a button. */
export function SiteHeader() {
  const me = useStaff();
  const [opened, setOpened] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpened(false), [path]);
  return (
    <header className="site">
      <div className="site-name">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span>
          <strong>{t('app.name')}</strong>
          <small>{t('app.office')}</small>
        </span>
      </div>
      <Button
        className="site-menu"
        variant="default"
        aria-expanded={opened}
        aria-controls="menu"
        onClick={() => setOpened(!opened)}
      >
        {t('nav.menu')}
      </Button>
      <div id="menu" className={opened ? 'site-rest opened' : 'site-rest'}>
        <nav aria-label={t('nav.label')}>
          <ul>
            {pagesOf(me).map(({ to, text }) => (
              <li key={to}>
                <Link to={to} activeProps={{ 'aria-current': 'page' }}>
                  {t(text)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-who">
          <span>
            {me.name} <small>{nameOf('role', me.role)}</small>
          </span>
          <LogoutButton />
        </div>
      </div>
    </header>
  );
}
