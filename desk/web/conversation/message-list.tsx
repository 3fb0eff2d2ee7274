import { Button } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { ChatMessage } from '../api/conversations.ts';
import { useNow } from '../parts/use-now.ts';
import { t } from '../texts.ts';
import { dayOf, isoDayOf } from '../time.ts';
import { MessageBubble } from './message-bubble.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

type Props = { messages: ChatMessage[]; older: (() => void) | undefined; children?: ReactNode };

/** The talk, oldest first; new messages are read out by screen readers. */
export function MessageList({ messages, older, children }: Props) {
  const now = useNow();
  const place = useStickToEnd();
  return (
    <div className="talk" role="log" aria-label={t('chat.log')} aria-live="polite" tabIndex={0} ref={place}>
      {older && (
        <div className="talk-older">
          <Button variant="subtle" size="compact-sm" onClick={older}>
            {t('chat.older')}
          </Button>
        </div>
      )}
      {messages.length === 0 && <p className="quiet">{t('chat.empty')}</p>}
      <ol>
        {messages.map((message, at) => {
          const previous = messages[at - 1];
          const newDay = !previous || isoDayOf(previous.at) !== isoDayOf(message.at);
          return (
            <Fragment key={message.id}>
              {newDay && <li className="talk-day">{dayOf(message.at, now)}</li>}
              <MessageBubble message={message} />
            </Fragment>
          );
        })}
        {children}
      </ol>
    </div>
  );
}
