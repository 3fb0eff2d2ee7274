import { useEffect } from 'react';
import { isRefusal } from './api-error.ts';
import { queryClient } from './query-client.ts';

type Hint = { kind: string; id: string };

/** Which queries a hint concerns; a supervisor's open log is not among them, since each reading is recorded. */
const CONCERNED: Readonly<Record<string, readonly string[]>> = {
  chat: ['chat', 'queue', 'simulated', 'people'],
  ticket: ['queue', 'chat'],
  application: ['chat', 'queue'],
  account: ['accounts'],
};

/** Reads again what the server says has changed. The browser reconnects by itself. */
export function useLive(): void {
  useEffect(() => {
    const source = new EventSource('/api/live');
    source.addEventListener('hint', (event: MessageEvent<string>) => {
      const hint = JSON.parse(event.data) as Hint;
      for (const root of CONCERNED[hint.kind] ?? []) {
        const key = root === 'chat' && hint.kind === 'chat' ? [root, hint.id] : [root];
        // What was refused stays so until somebody opens it anew.
        void queryClient.invalidateQueries({
          queryKey: key,
          predicate: ({ state }) => !isRefusal(state.error),
        });
      }
    });
    return () => source.close();
  }, []);
}
