import type { ReactNode } from 'react';
import type { ChatHead } from '../api/conversations.ts';
import { Due } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { BlockPerson } from './block-person.tsx';
import { TicketEnd } from './ticket-end.tsx';

/** Ends the conversation for the reader. */
export type Leave = (end: () => Promise<unknown>) => Promise<void>;

/** `leave` where the reader may let go of the conversation: it is theirs. */
type Props = { head: ChatHead; back: ReactNode; leave?: Leave | undefined; actions?: ReactNode };

export function ChatHeader({ head, back, leave, actions }: Props) {
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
            {ticket && leave && <TicketEnd ticket={ticket} leave={leave} />}
            {ticket && leave && <BlockPerson head={head} leave={leave} />}
            {actions}
          </>
        }
      >
        {null}
      </Page>
    </div>
  );
}
