import type { SimulatedMessage } from '../api/conversations.ts';
import { useStickToEnd } from '../conversation/use-stick-to-end.ts';
import { MessageText } from '../parts/message-text.tsx';
import { t } from '../texts.ts';
import { OptionButtons } from './option-buttons.tsx';
import { PhoneBubble } from './phone-bubble.tsx';

type Props = {
  messages: SimulatedMessage[];
  /** A text that is on its way. */
  underway: string | undefined;
  onChoose: (text: string) => void;
};

/** Only the newest message of the office can be answered by tapping, as a stale list would be asked again. */
export function PhoneTalk({ messages, underway, onChoose }: Props) {
  const place = useStickToEnd();
  const newest = messages.findLast(({ from }) => from === 'office');
  return (
    <div
      className="talk"
      role="log"
      aria-label={t('simulator.log')}
      aria-live="polite"
      tabIndex={0}
      ref={place}
    >
      {messages.length === 0 && <p className="quiet">{t('simulator.start')}</p>}
      <ol>
        {messages.map((message) => (
          <PhoneBubble key={message.id} message={message}>
            {message === newest && message.options && (
              <OptionButtons options={message.options} onChoose={onChoose} />
            )}
          </PhoneBubble>
        ))}
        {underway !== undefined && (
          <li className="bubble bubble-out pending">
            <MessageText text={underway} />
          </li>
        )}
      </ol>
    </div>
  );
}
