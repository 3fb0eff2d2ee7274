import { useId, type ReactNode } from 'react';
import type { Ticket } from '../api/conversations.ts';

type Props = {
  title: string;
  tickets: Ticket[];
  empty: string;
  live?: boolean;
  children: (ticket: Ticket) => ReactNode;
};

export function TicketList({ title, tickets, empty, live, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="ticket-section">
      <h2 id={id}>
        {title} <span className="count">{tickets.length}</span>
      </h2>
      {tickets.length === 0 && <p className="quiet">{empty}</p>}
      <ul className="tickets" {...(live ? { 'aria-live': 'polite', 'aria-relevant': 'additions' } : {})}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>{children(ticket)}</li>
        ))}
      </ul>
    </section>
  );
}
