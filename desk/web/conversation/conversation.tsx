import { useState, type ReactNode } from 'react';
import { isRefusal } from '../api/api-error.ts';
import { CasePanel } from '../case/case-panel.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { ChatHeader } from './chat-header.tsx';
import { ReplyArea } from './reply-area.tsx';
import { TwoSides } from './two-sides.tsx';
import { useChat } from './use-chat.ts';

type Props = { chat: string; back: ReactNode; onEnd: () => void; narrow?: boolean };

/** The talk and, beside it, the case. `narrow` puts the case behind a tab at any width. */
export function Conversation({ chat, back, onEnd, narrow = false }: Props) {
  const me = useStaff();
  const [leaving, setLeaving] = useState(false);
  const query = useChat(chat, false, !leaving);
  /** What ends it here is followed by no more reading, which would be refused. */
  const leave = async (end: () => Promise<unknown>): Promise<void> => {
    setLeaving(true);
    try {
      await end();
    } catch (error) {
      setLeaving(false);
      throw error;
    }
    onEnd();
  };
  if (isRefusal(query.error)) {
    return (
      <div className="page stack">
        {back}
        <p role="status">{t('chat.gone')}</p>
      </div>
    );
  }
  return (
    <QueryView query={query}>
      {({ chat: head, messages, application }) => {
        const mine = head.ticket?.operator?.id === me.id;
        return (
          <TwoSides
            narrow={narrow}
            head={<ChatHeader head={head} back={back} leave={mine ? leave : undefined} />}
            talk={
              <ReplyArea
                head={head}
                messages={messages}
                mine={mine}
                older={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              />
            }
            beside={<CasePanel application={application} canAct={mine} />}
          />
        );
      }}
    </QueryView>
  );
}
