import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';

export function NotAllowedPage() {
  return (
    <Page title={t('common.notAllowedTitle')} lead={t('common.notAllowed')}>
      <Link to="/">{t('common.toStart')}</Link>
    </Page>
  );
}
