import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { OpenQuestion } from '../api/applications.ts';
import { post, postFile } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ATTACHABLE } from '../parts/attachment.ts';
import { AttachButton } from '../parts/attach-button.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';

type Props = { application: string; question: OpenQuestion };

/** What the applicant left to the office, given by an officer: a value, or the document itself. */
export function FillForm({ application, question }: Props) {
  const { key, label, document } = question;
  const [value, setValue] = useState('');
  const path = `/applications/${application}/items/${encodeURIComponent(key)}`;
  const fill = useAct(
    (given: string | File) =>
      typeof given === 'string'
        ? post(`${path}/value`, { value: given })
        : postFile(`${path}/file`, given, {}),
    ['chat', 'queue', 'application', 'applications'],
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    fill.mutate(value.trim());
  };
  if (document) {
    return (
      <div className="fill">
        <AttachButton
          label={t('item.attachOf', { label })}
          accept={ATTACHABLE}
          onFile={(file) => fill.mutate(file)}
        />
        <ErrorNote error={fill.error} />
      </div>
    );
  }
  return (
    <form className="fill" onSubmit={submit}>
      <div className="fill-line">
        <TextInput
          label={t('item.fillOf', { label })}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={fill.isPending}
          disabled={value.trim() === ''}
          aria-label={t('item.fillConfirmOf', { label })}
        >
          {t('item.fillConfirm')}
        </Button>
      </div>
      <ErrorNote error={fill.error} />
    </form>
  );
}
