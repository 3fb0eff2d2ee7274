import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Ticket } from '../api/conversations.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { t } from '../texts.ts';
import type { Leave } from './chat-header.tsx';

type Props = { ticket: Ticket; leave: Leave };

/** The two ways in which an officer lets go of a conversation. */
export function TicketEnd({ ticket, leave }: Props) {
  const [asked, setAsked] = useState<'return' | 'close'>();
  const end = useAct(
    (way: 'return' | 'close') => leave(() => post(`/tickets/${ticket.id}/${way}`)),
    ['queue', 'chat'],
  );
  const ask = (way: 'return' | 'close') => () => {
    end.reset();
    setAsked(way);
  };
  const way = asked ?? end.variables ?? 'return';
  return (
    <Group gap="xs">
      <Button variant="default" onClick={ask('return')}>
        {t('chat.return')}
      </Button>
      <Button variant="default" onClick={ask('close')}>
        {t('chat.close')}
      </Button>
      <Confirm
        opened={asked !== undefined}
        title={t(`chat.${way}Title`)}
        text={t(`chat.${way}Text`)}
        action={t(`chat.${way}`)}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate(way)}
        onClose={() => setAsked(undefined)}
      />
    </Group>
  );
}
