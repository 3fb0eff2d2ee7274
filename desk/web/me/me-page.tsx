import { Page } from '../parts/page.tsx';
import { useStaff } from '../shell/staff.ts';
import { nameOf, t } from '../texts.ts';
import { PasswordForm } from './password-form.tsx';
import { WhatsappCode } from './whatsapp-code.tsx';

export function MePage() {
  const me = useStaff();
  return (
    <Page title={t('me.title')} lead={`${me.name}, ${nameOf('role', me.role)}`}>
      <div className="two-cards">
        <PasswordForm />
        {me.role === 'operator' && <WhatsappCode />}
      </div>
    </Page>
  );
}
