import { useNavigate } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { DutySwitch } from './duty-switch.tsx';
import { QueueLists } from './queue-lists.tsx';

export function QueuePage() {
  const me = useStaff();
  const navigate = useNavigate();
  const open = (chat: string): void => {
    const to = me.role === 'operator' ? '/percakapan/$chat' : '/log/$chat';
    void navigate({ to, params: { chat } });
  };
  return (
    <Page title={t('queue.title')} actions={me.role === 'operator' && <DutySwitch />}>
      <QueueLists onOpen={open} />
    </Page>
  );
}
