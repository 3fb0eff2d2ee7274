import { Alert, Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import { fromLocalInput, toLocalInput } from '../time.ts';
import { inTwoHours, tomorrowMorning } from './promise-times.ts';

type Props = { application: string; onClose: () => void };

export function PromiseForm({ application, onClose }: Props) {
  const [due, setDue] = useState(() => toLocalInput(tomorrowMorning(Date.now())));
  const [note, setNote] = useState('');
  const [past, setPast] = useState(false);
  const promise = useAct(
    (at: number) =>
      post<{ closed: boolean }>(`/applications/${application}/promise`, {
        due: at,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    ['chat', 'queue', 'application', 'applications'],
  );
  const choose = (value: string): void => {
    setDue(value);
    setPast(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const at = fromLocalInput(due);
    if (!(at > Date.now())) return setPast(true);
    promise.mutate(at, { onSuccess: ({ closed }) => (closed ? undefined : onClose()) });
  };
  if (promise.data?.closed) return <MadeForClosedTime onClose={onClose} />;
  return (
    <form className="stack" onSubmit={submit}>
      <Text size="sm">{t('promiseDialog.text')}</Text>
      <TextInput
        type="datetime-local"
        label={t('promiseDialog.due')}
        description={t('time.zone')}
        required
        withAsterisk={false}
        data-autofocus
        value={due}
        error={past && t('promiseDialog.past')}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => choose(toLocalInput(inTwoHours(Date.now())))}
        >
          {t('promiseDialog.inTwoHours')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => choose(toLocalInput(tomorrowMorning(Date.now())))}
        >
          {t('promiseDialog.tomorrowMorning')}
        </Button>
      </Group>
      <Textarea
        label={t('promiseDialog.note')}
        description={t('promiseDialog.noteHint')}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ErrorNote error={promise.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={promise.isPending}>
          {t('promiseDialog.confirm')}
        </Button>
      </Group>
    </form>
  );
}

/** Whoever promised a Sunday may have slipped: the promise stands, and is not left without a word. */
function MadeForClosedTime({ onClose }: { onClose: () => void }) {
  return (
    <div className="stack">
      <Alert role="alert" color="yellow">
        {t('promiseDialog.closed')}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('promiseDialog.understood')}
        </Button>
      </Group>
    </div>
  );
}
