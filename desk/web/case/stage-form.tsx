import { Alert, Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { codeOf } from '../api/api-error.ts';
import type { Application } from '../api/applications.ts';
import { post, postFile } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { AttachButton } from '../parts/attach-button.tsx';
import { AttachedFile } from '../parts/attached-file.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { nameOf, t } from '../texts.ts';
import { PermitSelect } from './permit-select.tsx';
import { StagePreview } from './stage-preview.tsx';

type Props = { application: Application; onClose: () => void };

/** The stage, what the applicant will hear, a PDF; a reason only when the checklist stands against it. */
export function StageForm({ application, onClose }: Props) {
  const [stage, setStage] = useState('');
  const [permit, setPermit] = useState('');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [blocked, setBlocked] = useState(false);
  const change = useAct(() => {
    const fields = { stage, permit, note: note.trim(), reason: reason.trim() };
    const path = `/applications/${application.id}/stage`;
    return file ? postFile(`${path}/file`, file, filled(fields)) : post(path, filled(fields));
  }, ['chat', 'queue', 'application', 'applications']);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change.mutate(undefined, {
      onSuccess: onClose,
      onError: (error) => setBlocked(codeOf(error) === 'checklist_blocks'),
    });
  };
  const from = application.permitStages.find((line) => line.permit === permit) ?? application;
  return (
    <form className="stack" onSubmit={submit}>
      <PermitSelect
        application={application}
        value={permit}
        onChange={(chosen) => {
          setPermit(chosen);
          setStage('');
          setBlocked(false);
        }}
      />
      <NativeSelect
        label={t('stageDialog.to')}
        description={t('stageDialog.now', { stage: nameOf('stage', from.stage) })}
        required
        withAsterisk={false}
        data-autofocus
        value={stage}
        onChange={(event) => {
          setStage(event.currentTarget.value);
          setBlocked(false);
        }}
        data={[
          { value: '', label: t('stageDialog.choose'), disabled: true },
          ...from.stages.map((value) => ({ value, label: nameOf('stage', value) })),
        ]}
      />
      <Textarea
        label={t('stageDialog.note')}
        description={t('stageDialog.noteHint')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <p className="quiet">{t('stageDialog.fileHint')}</p>
        <AttachButton label={t('stageDialog.file')} accept="application/pdf" onFile={setFile} />
        {file && <AttachedFile name={file.name} onRemove={() => setFile(null)} />}
      </div>
      <StagePreview
        application={application.id}
        move={{ stage, permit, note: note.trim(), file: file !== null }}
      />
      {blocked && (
        <>
          <Alert role="alert" color="yellow">
            {t('stageDialog.blocked')}
          </Alert>
          <Textarea
            label={t('stageDialog.override')}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
      {!blocked && <ErrorNote error={change.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          loading={change.isPending}
          disabled={stage === '' || (blocked && reason.trim() === '')}
        >
          {t('stageDialog.confirm')}
        </Button>
      </Group>
    </form>
  );
}

function filled(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
