import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';

export function NotFoundPage() {
  return (
    <main className="alone">
      <Page title={t('common.notFoundTitle')} lead={t('common.notFound')}>
        <Link to="/">{t('common.toStart')}</Link>
      </Page>
    </main>
  );
}
