import { Button, Group } from '@mantine/core';
import { codeOf } from '../api/api-error.ts';
import { errorKey } from '../parts/error-key.ts';
import { MessageText } from '../parts/message-text.tsx';
import { t, type TextKey } from '../texts.ts';
import type { Pending } from './use-sending.ts';

type Props = { pending: Pending; onAgain: () => void; onDiscard: () => void };

export function PendingMessage({ pending, onAgain, onDiscard }: Props) {
  const { text, file, error } = pending;
  return (
    <li className={`bubble bubble-out by-operator${error ? '' : ' pending'}`}>
      <p className="bubble-who">{t('chat.you')}</p>
      {file && <p className="bubble-kind">{t('chat.attached', { name: file.name })}</p>}
      {text && <MessageText text={text} />}
      {error ? (
        <div role="alert">
          <p className="bubble-foot trouble">
            {t('chat.failed')}. {t(errorKey(codeOf(error)) as TextKey)}
          </p>
          <Group gap="xs">
            <Button size="compact-sm" onClick={onAgain}>
              {t('chat.sendAgain')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onDiscard}>
              {t('chat.discard')}
            </Button>
          </Group>
        </div>
      ) : (
        <p className="bubble-foot">{t('chat.sending')}</p>
      )}
    </li>
  );
}
