import { Alert } from '@mantine/core';
import type { Ticket } from '../api/conversations.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { PhoneChats } from './phone-chats.tsx';
import { TicketCard } from './ticket-card.tsx';
import { TicketList } from './ticket-list.tsx';
import { useQueue } from './use-queue.ts';

type Props = { onOpen?: (chat: string) => void };

/** One's own tickets first, then who waits, then what others serve. Claiming opens the conversation; without `onOpen` one only looks. */
export function QueueLists({ onOpen }: Props) {
  const me = useStaff();
  const officer = me.role === 'operator';
  const readable = onOpen ? 'read' : null;
  const open = (ticket: Ticket): void => onOpen?.(ticket.chat);
  const query = useQueue();
  const claim = useAct(({ id }: Ticket) => post(`/tickets/${id}/claim`), ['queue', 'chat']);
  return (
    <QueryView query={query}>
      {({ mine, waiting, claimed, phone, ownHeld }) => (
        <div className="queue">
          {claim.error && (
            <div className="note-float">
              <ErrorNote error={claim.error} />
            </div>
          )}
          {ownHeld && (
            <Alert role="status" color="yellow">
              {t('queue.ownHeld')}
            </Alert>
          )}
          {officer && (
            <TicketList title={t('queue.mine')} tickets={mine} empty={t('queue.noneMine')}>
              {(ticket) => (
                <TicketCard ticket={ticket} action="open" onAction={() => open(ticket)} busy={false} />
              )}
            </TicketList>
          )}
          <TicketList title={t('queue.waiting')} tickets={waiting} empty={t('queue.noneWaiting')} live>
            {(ticket) => (
              <TicketCard
                ticket={ticket}
                action={officer ? 'claim' : readable}
                busy={claim.isPending && claim.variables.id === ticket.id}
                onAction={() =>
                  officer ? claim.mutate(ticket, { onSuccess: () => open(ticket) }) : open(ticket)
                }
              />
            )}
          </TicketList>
          <TicketList
            title={t(officer ? 'queue.claimed' : 'queue.claimedAll')}
            tickets={claimed}
            empty={t('queue.noneClaimed')}
          >
            {(ticket) => (
              <TicketCard
                ticket={ticket}
                action={officer ? null : readable}
                onAction={() => open(ticket)}
                busy={false}
              />
            )}
          </TicketList>
          {phone.length > 0 && <PhoneChats chats={phone} />}
        </div>
      )}
    </QueryView>
  );
}
