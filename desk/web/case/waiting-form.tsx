import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Application } from '../api/applications.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import { PermitSelect } from './permit-select.tsx';

type Props = { application: Application; onClose: () => void };

/** For whom outside the office the case waits; with nobody named the wait is over. */
export function WaitingForm({ application, onClose }: Props) {
  const [permit, setPermit] = useState('');
  const [party, setParty] = useState('');
  const note = useAct(
    (waitsFor: string | null) =>
      post(`/applications/${application.id}/waiting`, {
        party: waitsFor,
        ...(permit === '' ? {} : { permit }),
      }),
    ['chat', 'queue', 'application', 'applications'],
  );
  const save = (waitsFor: string | null): void => note.mutate(waitsFor, { onSuccess: onClose });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save(party.trim());
  };
  const waits = application.standings.some(({ waiting }) => waiting !== null);
  return (
    <form className="stack" onSubmit={submit}>
      <Text size="sm">{t('waitingDialog.text')}</Text>
      <PermitSelect application={application} value={permit} onChange={setPermit} />
      <TextInput
        label={t('waitingDialog.party')}
        description={t('waitingDialog.partyHint')}
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
        value={party}
        onChange={(event) => setParty(event.currentTarget.value)}
      />
      <ErrorNote error={note.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {waits && (
          <Button variant="default" onClick={() => save(null)}>
            {t('waitingDialog.over')}
          </Button>
        )}
        <Button type="submit" loading={note.isPending} disabled={party.trim() === ''}>
          {t('waitingDialog.confirm')}
        </Button>
      </Group>
    </form>
  );
}
