import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { LoggedChat } from '../api/conversations.ts';
import { MoreButton } from '../parts/more-button.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { LogRow } from './log-row.tsx';

export function LogList({ query }: { query: UseInfiniteQueryResult<{ chats: LoggedChat[] }> }) {
  return (
    <QueryView query={query}>
      {({ chats }) => (
        <>
          {chats.length === 0 && (
            <p className="quiet" role="status">
              {t('logs.none')}
            </p>
          )}
          <ul className="rows">
            {chats.map((chat) => (
              <LogRow key={chat.id} chat={chat} />
            ))}
          </ul>
          <MoreButton query={query} />
        </>
      )}
    </QueryView>
  );
}
