import type { ReactNode } from 'react';
import type { ChatHead } from '../api/conversations.ts';
import { Due } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { TicketEnd } from './ticket-end.tsx';

type Props = { head: ChatHead; mine: boolean; back: ReactNode };

export function ChatHeader({ head, mine, back }: Props) {
  const { ticket, name, owner, operator } = head;
  const who =
    owner === 'operator' && !operator
      ? t('owner.phone')
      : t(`owner.${owner}`, { name: operator?.name ?? '' });
  const promised = ticket && ticket.answeredAt === null ? ticket.dueAt : null;
  return (
    <div className="chat-header">
      {back}
      <Page
        title={name}
        lead={who}
        actions={
          <>
            {promised !== null && <Due at={promised} />}
            {ticket && mine && <TicketEnd ticket={ticket} />}
          </>
        }
      >
        {null}
      </Page>
    </div>
  );
}
