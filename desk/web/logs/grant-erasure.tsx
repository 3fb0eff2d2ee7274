import { Alert, Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ticket } from '../api/conversations.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { t } from '../texts.ts';

/** Somebody asked to be erased: whoever answers for the archive decides. */
export function GrantErasure({ ticket }: { ticket: Ticket }) {
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const erase = useAct(async () => {
    await post(`/tickets/${ticket.id}/erase`);
    await navigate({ to: '/log' }); // the conversation is about to be gone
  }, ['queue', 'logs']);
  return (
    <Alert role="status" color="yellow" variant="light" className="note note-row">
      {t('logs.eraseAsked')}{' '}
      <Button color="red" size="compact-sm" onClick={() => setAsked(true)}>
        {t('logs.erase')}
      </Button>
      <Confirm
        opened={asked}
        title={t('logs.erase')}
        text={t('logs.eraseText')}
        action={t('logs.erase')}
        danger
        busy={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate(undefined)}
        onClose={() => setAsked(false)}
      />
    </Alert>
  );
}
