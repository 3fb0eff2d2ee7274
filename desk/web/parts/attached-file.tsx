import { CloseButton } from '@mantine/core';
import { t } from '../texts.ts';

export function AttachedFile({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <p className="attached" role="status">
      <span>{t('chat.attached', { name })}</span>
      <CloseButton size="sm" aria-label={t('chat.removeAttachment', { name })} onClick={onRemove} />
    </p>
  );
}
