import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { post, postFile } from '../api/http.ts';
import type { Written } from '../parts/message-box.tsx';

/** `known`: ids of the messages that were there when it was sent. */
export type Pending = Written & { id: number; known: ReadonlySet<string>; error: unknown };

export type Sending = {
  pending: Pending[];
  send: (draft: Written, known: ReadonlySet<string>) => void;
  again: (pending: Pending) => void;
  discard: (pending: Pending) => void;
};

/** Replies stand in the talk at once, as being sent, one after another; a failed one waits there for a decision. */
export function useSending(ticket: string): Sending {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending[]>([]);
  const next = useRef(0);
  const line = useRef<Promise<void>>(Promise.resolve());

  const drop = ({ id }: Pending): void => setPending((all) => all.filter((one) => one.id !== id));

  const deliver = async (one: Pending): Promise<void> => {
    const { text, file } = one;
    try {
      await (file
        ? postFile(`/tickets/${ticket}/file`, file, { text })
        : post(`/tickets/${ticket}/reply`, { text }));
      await client.invalidateQueries({ queryKey: ['chat'] });
      drop(one);
      void client.invalidateQueries({ queryKey: ['queue'] });
    } catch (error) {
      setPending((all) => all.map((other) => (other.id === one.id ? { ...other, error } : other)));
    }
  };
  const put = (one: Pending): void => {
    setPending((all) => [...all, one]);
    line.current = line.current.then(() => deliver(one));
  };

  return {
    pending,
    send: (draft, known) => put({ ...draft, known, id: next.current++, error: null }),
    again: (one) => {
      drop(one);
      put({ ...one, error: null });
    },
    discard: drop,
  };
}
