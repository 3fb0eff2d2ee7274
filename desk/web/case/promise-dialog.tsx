import { Modal } from '@mantine/core';
import { t } from '../texts.ts';
import { PromiseForm } from './promise-form.tsx';

type Props = { application: string; opened: boolean; onClose: () => void };

export function PromiseDialog({ application, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('promiseDialog.title')}>
      <PromiseForm application={application} onClose={onClose} />
    </Modal>
  );
}
