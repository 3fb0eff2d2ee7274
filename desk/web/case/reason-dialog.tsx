import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../parts/error-note.tsx';
import { t, type TextKey } from '../texts.ts';

type Props = {
  verdict: 'rejected' | 'waived';
  label: string;
  busy: boolean;
  error: unknown;
  onReason: (reason: string) => void;
  onClose: () => void;
};

const SUGGESTED: Readonly<Record<Props['verdict'], readonly TextKey[]>> = {
  rejected: [
    'rejectReason.blurry',
    'rejectReason.glare',
    'rejectReason.cut',
    'rejectReason.other',
    'rejectReason.expired',
    'rejectReason.name',
  ],
  waived: ['waiveReason.notApplicable', 'waiveReason.onFile', 'waiveReason.other'],
};

export function ReasonDialog({ verdict, label, busy, error, onReason, onClose }: Props) {
  const [reason, setReason] = useState('');
  const rejected = verdict === 'rejected';
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={t(rejected ? 'item.rejectTitle' : 'item.waiveTitle', { label })}>
      <form className="stack" onSubmit={submit}>
        <Text size="sm">{t(rejected ? 'item.rejectText' : 'item.waiveText')}</Text>
        <fieldset className="suggestions">
          <legend>{t('item.suggestions')}</legend>
          {SUGGESTED[verdict].map((key) => (
            <Button
              key={key}
              variant={reason === t(key) ? 'light' : 'default'}
              aria-pressed={reason === t(key)}
              onClick={() => setReason(t(key))}
            >
              {t(key)}
            </Button>
          ))}
        </fieldset>
        <Textarea
          label={t('item.reason')}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
            {t(rejected ? 'item.send' : 'item.record')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
