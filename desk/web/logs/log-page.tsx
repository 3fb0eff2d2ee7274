import { Alert, Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CasePanel } from '../case/case-panel.tsx';
import { BlockPerson } from '../conversation/block-person.tsx';
import { ChatHeader } from '../conversation/chat-header.tsx';
import { MessageList } from '../conversation/message-list.tsx';
import { TwoSides } from '../conversation/two-sides.tsx';
import { useChat } from '../conversation/use-chat.ts';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { GrantErasure } from './grant-erasure.tsx';

const route = getRouteApi('/staff/log/$chat');

/** A supervisor's reading: it touches nothing in the chat and is written down. */
export function LogPage() {
  const { chat } = route.useParams();
  const query = useChat(chat, true);
  const back = <Link to="/log">← {t('logs.back')}</Link>;
  return (
    <QueryView query={query}>
      {({ chat: head, messages, application }) => (
        <TwoSides
          narrow={false}
          head={
            <>
              <ChatHeader head={head} back={back} actions={!head.blocked && <BlockPerson head={head} />} />
              {head.blocked && <BlockPerson head={head} />}
              {head.ticket?.topic === 'privacy' && <GrantErasure ticket={head.ticket} />}
              <Alert role="status" color="teal" variant="light" className="note note-row">
                {t('logs.recorded')}{' '}
                <Button variant="default" size="compact-sm" onClick={() => void query.refetch()}>
                  {t('common.reload')}
                </Button>
              </Alert>
            </>
          }
          talk={
            <MessageList
              messages={messages}
              older={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            />
          }
          beside={<CasePanel application={application} canAct={false} />}
        />
      )}
    </QueryView>
  );
}
