import { Link } from '@tanstack/react-router';
import type { LoggedChat } from '../api/conversations.ts';
import { useNow } from '../parts/use-now.ts';
import { nameOf, t } from '../texts.ts';
import { whenWords } from '../time-words.ts';

export function LogRow({ chat }: { chat: LoggedChat }) {
  const now = useNow();
  const { name } = chat;
  const served =
    chat.operators.length === 0 ? t('logs.botOnly') : t('logs.with', { names: chat.operators.join(', ') });
  return (
    <li className="row">
      <div>
        <p>
          <Link to="/log/$chat" params={{ chat: chat.id }} aria-label={t('logs.open', { name })}>
            {name}
          </Link>
          {chat.application && <span className="quiet"> · {chat.application}</span>}
        </p>
        <p className="quiet">
          {t('logs.count', { count: chat.messages })}, {served},{' '}
          {t('logs.lastAt', { when: whenWords(chat.lastAt, now) })}
        </p>
      </div>
      {chat.outcome && <span className="state">{nameOf('outcome', chat.outcome)}</span>}
    </li>
  );
}
