import { useState } from 'react';
import type { SimulatedMessage } from '../api/conversations.ts';
import { hasArrived } from '../conversation/has-arrived.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { PhoneInput } from './phone-input.tsx';
import { PhoneTalk } from './phone-talk.tsx';
import { useSimulatedChat } from './use-simulator.ts';
import { useSimulatedSending, type SimulatedSend } from './use-simulated-sending.ts';

export function PhoneSide({ phone }: { phone: string }) {
  const query = useSimulatedChat(phone);
  const sending = useSimulatedSending(phone);
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const send = (sent: SimulatedSend): void => {
    setKnown(new Set(query.data?.map(({ id }) => id)));
    sending.mutate(sent);
  };
  const underway = (messages: SimulatedMessage[]): string | undefined => {
    if (!sending.isPending || !('text' in sending.variables)) return undefined;
    const { text } = sending.variables;
    const mine = messages.filter(({ from }) => from === 'me');
    return hasArrived({ text, file: null, known }, mine) ? undefined : text;
  };
  return (
    <section className="phone" aria-label={t('simulator.phone', { number: phone })}>
      <QueryView query={query}>
        {(messages) => (
          <PhoneTalk messages={messages} underway={underway(messages)} onChoose={(text) => send({ text })} />
        )}
      </QueryView>
      <ErrorNote error={sending.error} />
      <PhoneInput onSend={send} />
    </section>
  );
}
