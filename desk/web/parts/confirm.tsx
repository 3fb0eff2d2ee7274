import { Button, Group, Modal, Text } from '@mantine/core';
import { t } from '../texts.ts';
import { ErrorNote } from './error-note.tsx';

type Props = {
  opened: boolean;
  title: string;
  text: string;
  action: string;
  busy: boolean;
  error: unknown;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

export function Confirm({ opened, title, text, action, busy, error, danger, onConfirm, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <div className="stack">
        <Text>{text}</Text>
        <ErrorNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={busy} onClick={onConfirm} data-autofocus>
            {action}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
