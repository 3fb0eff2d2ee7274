import { ErrorNote } from '../parts/error-note.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { PhoneInput } from './phone-input.tsx';
import { PhoneTalk } from './phone-talk.tsx';
import { useSimulatedChat } from './use-simulator.ts';
import { useSimulatedSending } from './use-simulated-sending.ts';

export function PhoneSide({ phone }: { phone: string }) {
  const query = useSimulatedChat(phone);
  const sending = useSimulatedSending(phone);
  return (
    <section className="phone" aria-label={t('simulator.phone', { number: phone })}>
      <QueryView query={query}>
        {(messages) => (
          <PhoneTalk
            messages={messages}
            underway={sending.isPending ? sending.variables : undefined}
            onChoose={(text) => sending.mutate({ text })}
          />
        )}
      </QueryView>
      <ErrorNote error={sending.error} />
      <PhoneInput onSend={(sent) => sending.mutate(sent)} />
    </section>
  );
}
