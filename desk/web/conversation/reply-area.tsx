import type { ChatHead, ChatMessage } from '../api/conversations.ts';
import { t } from '../texts.ts';
import { hasArrived } from './has-arrived.ts';
import { MessageList } from './message-list.tsx';
import { PendingMessage } from './pending-message.tsx';
import { ReplyBox } from './reply-box.tsx';
import { useSending } from './use-sending.ts';

type Props = {
  head: ChatHead;
  messages: ChatMessage[];
  mine: boolean;
  older: (() => void) | undefined;
};

export function ReplyArea({ head, messages, mine, older }: Props) {
  const { pending, send, again, discard } = useSending(head.ticket?.id ?? '');
  const ours = messages.filter(({ author }) => author === 'operator');
  const underway = pending.filter((one) => one.error !== null || !hasArrived(one, ours));
  const known = new Set(messages.map(({ id }) => id));
  return (
    <>
      <MessageList messages={messages} older={older}>
        {underway.map((one) => (
          <PendingMessage
            key={one.id}
            pending={one}
            onAgain={() => again(one)}
            onDiscard={() => discard(one)}
          />
        ))}
      </MessageList>
      {mine && head.window !== null && (
        <p className="quiet reply-window">
          {t(head.window === 'held' ? 'chat.windowHeld' : 'chat.windowTemplate')}
        </p>
      )}
      {mine ? (
        <ReplyBox onSend={(draft) => send(draft, known)} />
      ) : (
        <p className="quiet reply-none">{t(head.owner === 'queue' ? 'chat.claimFirst' : 'chat.notYours')}</p>
      )}
    </>
  );
}
