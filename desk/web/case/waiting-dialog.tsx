import { Modal } from '@mantine/core';
import type { Application } from '../api/applications.ts';
import { t } from '../texts.ts';
import { WaitingForm } from './waiting-form.tsx';

type Props = { application: Application; opened: boolean; onClose: () => void };

export function WaitingDialog({ application, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('waitingDialog.title')}>
      <WaitingForm application={application} onClose={onClose} />
    </Modal>
  );
}
