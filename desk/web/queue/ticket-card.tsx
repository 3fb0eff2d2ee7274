import { Button } from '@mantine/core';
import type { Ticket } from '../api/conversations.ts';
import { Due } from '../parts/due.tsx';
import { useNow } from '../parts/use-now.ts';
import { nameOf, reasonOf, t } from '../texts.ts';
import { spanWords } from '../time-words.ts';

type Props = {
  ticket: Ticket;
  action: 'claim' | 'open' | 'read' | null;
  busy: boolean;
  onAction: () => void;
};

export function TicketCard({ ticket, action, busy, onAction }: Props) {
  const now = useNow();
  const { name } = ticket;
  const waiting = ticket.state === 'waiting';
  const promised = ticket.dueAt !== null && ticket.answeredAt === null ? ticket.dueAt : null;
  return (
    <article className="ticket">
      <div className="ticket-body">
        <p className="ticket-head">
          {ticket.place !== null && (
            <span className="place">
              <span className="unseen">{t('queue.placeLabel')} </span>
              {t('queue.place', { place: ticket.place })}
            </span>
          )}
          <strong>{name}</strong>
          <span className="quiet">{t('queue.ticket', { number: ticket.number })}</span>
          {ticket.complaint && <span className="quiet">{ticket.complaint}</span>}
        </p>
        <p>
          {nameOf('topic', ticket.topic)}
          {ticket.reason && <span className="ticket-reason">: {reasonOf(ticket.reason)}</span>}
        </p>
        {ticket.application && (
          <p className="ticket-permit">
            {ticket.application.permits.join(', ')}
            <span className="quiet">
              {' · '}
              {ticket.application.number ?? t('queue.draft')}
              {ticket.application.number && ` · ${nameOf('stage', ticket.application.stage)}`}
            </span>
          </p>
        )}
        <p className="ticket-times">
          <span className="quiet">
            {waiting
              ? t('queue.age', { age: spanWords(now - ticket.createdAt) })
              : t('queue.since', { age: spanWords(now - (ticket.claimedAt ?? ticket.createdAt)) })}
            {!waiting &&
              action !== 'open' &&
              ticket.operator &&
              ` ${t('queue.by', { name: ticket.operator.name })}`}
            {!waiting && ticket.answeredAt === null && `, ${t('queue.noAnswerYet')}`}
          </span>
          {promised !== null && <Due at={promised} />}
        </p>
      </div>
      {action && (
        <Button
          variant={action === 'claim' ? 'filled' : 'light'}
          loading={busy}
          aria-label={t(`queue.${action}Of`, { number: ticket.number, name })}
          onClick={onAction}
        >
          {t(`queue.${action}`)}
        </Button>
      )}
    </article>
  );
}
