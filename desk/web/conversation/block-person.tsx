import { Alert, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { ChatHead } from '../api/conversations.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import type { Leave } from './chat-header.tsx';

type Props = { head: ChatHead; leave?: Leave | undefined };

/** For whoever abuses the service: one small button, and a reason that is written down. */
export function BlockPerson({ head, leave }: Props) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(
    async (verb: 'block' | 'unblock') => {
      const send = () => post(`/chats/${head.id}/${verb}`, verb === 'block' ? { reason: reason.trim() } : {});
      await (verb === 'block' && leave ? leave(send) : send());
      setAsked(false);
    },
    ['queue', 'chat', 'logs'],
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    act.mutate('block');
  };
  if (head.blocked)
    return (
      <Alert role="status" color="yellow" variant="light" className="note note-row">
        {t('chat.blocked')}{' '}
        <Button
          variant="default"
          size="compact-sm"
          loading={act.isPending}
          onClick={() => act.mutate('unblock')}
        >
          {t('chat.unblock')}
        </Button>
        <ErrorNote error={act.error} />
      </Alert>
    );
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsked(true)}>
        {t('chat.block')}
      </Button>
      <Modal opened={asked} onClose={() => setAsked(false)} title={t('chat.blockTitle')}>
        <form className="stack" onSubmit={submit}>
          <Text size="sm">{t('chat.blockText')}</Text>
          <TextInput
            label={t('chat.blockReason')}
            required
            withAsterisk={false}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ErrorNote error={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color="red" loading={act.isPending} disabled={reason.trim() === ''}>
              {t('chat.block')}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
