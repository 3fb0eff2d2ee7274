import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { PhoneChat } from '../api/conversations.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useNow } from '../parts/use-now.ts';
import { t } from '../texts.ts';
import { whenWords } from '../time-words.ts';

/** Who is served from the office phone itself: nobody's ticket, so anybody here lets the bot serve again. */
export function PhoneChats({ chats }: { chats: PhoneChat[] }) {
  const id = useId();
  const now = useNow();
  const [asked, setAsked] = useState<string>();
  const end = useAct(
    async (chat: string) => {
      await post(`/chats/${chat}/return`);
      setAsked(undefined);
    },
    ['queue', 'chat'],
  );
  const ask = (chat: string) => () => {
    end.reset();
    setAsked(chat);
  };
  return (
    <section aria-labelledby={id} className="ticket-section">
      <h2 id={id}>
        {t('owner.phone')} <span className="count">{chats.length}</span>
      </h2>
      <ul className="tickets">
        {chats.map(({ chat, name, lastAt }) => (
          <li key={chat}>
            <article className="ticket">
              <div className="ticket-body">
                <p className="ticket-head">
                  <strong>{name}</strong>
                </p>
                <p className="quiet">{t('queue.phoneLast', { time: whenWords(lastAt, now) })}</p>
              </div>
              <Button variant="light" aria-label={t('queue.returnOf', { name })} onClick={ask(chat)}>
                {t('chat.return')}
              </Button>
            </article>
          </li>
        ))}
      </ul>
      <Confirm
        opened={asked !== undefined}
        title={t('chat.returnTitle')}
        text={t('chat.returnText')}
        action={t('chat.return')}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => asked !== undefined && end.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    </section>
  );
}
