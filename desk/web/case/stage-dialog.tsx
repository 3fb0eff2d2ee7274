import { Modal } from '@mantine/core';
import type { Application } from '../api/applications.ts';
import { t } from '../texts.ts';
import { StageForm } from './stage-form.tsx';

type Props = { application: Application; opened: boolean; onClose: () => void };

export function StageDialog({ application, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('stageDialog.title')} size="lg">
      <StageForm application={application} onClose={onClose} />
    </Modal>
  );
}
