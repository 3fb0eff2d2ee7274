import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../parts/error-note.tsx';
import { nameOf, t, type TextKey } from '../texts.ts';

/** `corrected`: what was written, not a paper; `asked`: never given, now wanted. */
type About = 'rejected' | 'corrected' | 'asked' | 'waived';

type Props = {
  about: About;
  label: string;
  busy: boolean;
  error: unknown;
  onReason: (reason: string) => void;
  onClose: () => void;
};

/** What the reader finds wrong with a photo, in its own words. */
const OF_PHOTOS = ['too-dark', 'too-small', 'too-far', 'blurred', 'glare', 'cut-off', 'expired'];

const SUGGESTED: Readonly<Record<About, readonly TextKey[]>> = {
  rejected: ['rejectReason.other', 'rejectReason.name'],
  corrected: ['correctReason.differs', 'correctReason.incomplete', 'correctReason.unclear'],
  asked: ['askReason.needed', 'askReason.agency'],
  waived: ['waiveReason.notApplicable', 'waiveReason.onFile', 'waiveReason.other'],
};

export function ReasonDialog({ about, label, busy, error, onReason, onClose }: Props) {
  const [reason, setReason] = useState('');
  const suggested = [
    ...(about === 'rejected' ? OF_PHOTOS.map((rule) => nameOf('paper_reason', rule)) : []),
    ...SUGGESTED[about].map((key) => t(key)),
  ];
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={t(`item.${about}Title`, { label })}>
      <form className="stack" onSubmit={submit}>
        <Text size="sm">{t(`item.${about}Text`)}</Text>
        <fieldset className="suggestions">
          <legend>{t('item.suggestions')}</legend>
          {suggested.map((words) => (
            <Button
              key={words}
              variant={reason === words ? 'light' : 'default'}
              aria-pressed={reason === words}
              onClick={() => setReason(words)}
            >
              {words}
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
            {t(about === 'waived' ? 'item.record' : 'item.send')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
