import type { ChatMessage } from '../api/conversations.ts';
import { FileLink } from '../parts/file-link.tsx';
import { MessageText } from '../parts/message-text.tsx';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';
import { clockOf } from '../time.ts';
import { speakerOf } from './speaker-of.ts';

/** A password or a code that came: what it said is gone. */
const isBlanked = ({ direction, kind, text }: ChatMessage): boolean =>
  direction === 'in' && kind === 'text' && text === '';

const TROUBLE = new Set(['errored', 'failed', 'unknown', 'withheld']);

export function MessageBubble({ message }: { message: ChatMessage }) {
  const { text, file, kind, state, direction, at, readAt, location, fault, trouble } = message;
  const { key, name } = speakerOf(message);
  const kindWords = nameOf('kind_name', kind);
  return (
    <li className={`bubble bubble-${direction} by-${message.author}`}>
      <p className="bubble-who">{t(key, { name })}</p>
      {kind !== 'text' && !file && <p className="bubble-kind">{kindWords}</p>}
      {fault && <p className="bubble-foot">{t('chat.refused', { fault: nameOf('fault', fault) })}</p>}
      {location && <p>{t('chat.location', location)}</p>}
      {file && <FileLink id={file.id} mime={file.mime} size={file.size} name={file.name ?? kindWords} />}
      {text && <MessageText text={text} />}
      {isBlanked(message) && <p className="bubble-kind">{t('chat.blanked')}</p>}
      <p className="bubble-foot">
        <time dateTime={new Date(at).toISOString()}>{clockOf(at)}</time>
        {readAt !== undefined && (
          <>
            {' '}
            · {t('chat.readLate')} <When at={readAt} />
          </>
        )}
        {direction === 'out' && (
          <span className={TROUBLE.has(state) ? 'trouble' : undefined}>
            {' '}
            · {nameOf('delivery', state)}
            {trouble && `: ${nameOf('sendTrouble', trouble)}`}
          </span>
        )}
      </p>
    </li>
  );
}
