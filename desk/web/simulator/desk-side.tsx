import { Button } from '@mantine/core';
import { useState } from 'react';
import { Conversation } from '../conversation/conversation.tsx';
import { DutySwitch } from '../queue/duty-switch.tsx';
import { QueueLists } from '../queue/queue-lists.tsx';
import { useCan, useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { AdminSide } from './admin-side.tsx';

/** What the office sees meanwhile; a supervisor reads talks elsewhere, where reading is recorded. */
export function DeskSide() {
  const me = useStaff();
  const can = useCan();
  const [chat, setChat] = useState<string>();
  const officer = me.role === 'operator';
  return (
    <section className="simulator-desk" aria-label={t('simulator.deskSide')}>
      {!can('see_queue') && <AdminSide />}
      {can('see_queue') && !chat && (
        <>
          {officer ? <DutySwitch /> : <p className="quiet">{t('simulator.noDeskSupervisor')}</p>}
          <QueueLists {...(officer ? { onOpen: setChat } : {})} />
        </>
      )}
      {chat && (
        <Conversation
          key={chat}
          chat={chat}
          narrow
          onEnd={() => setChat(undefined)}
          back={
            <Button variant="subtle" size="compact-sm" onClick={() => setChat(undefined)}>
              ← {t('simulator.backToQueue')}
            </Button>
          }
        />
      )}
    </section>
  );
}
