import { Button } from '@mantine/core';
import { MessageBox, type Written } from '../parts/message-box.tsx';
import { t } from '../texts.ts';

export function ReplyBox({ onSend }: { onSend: (written: Written) => void }) {
  return (
    <MessageBox
      label={t('chat.reply')}
      attach={t('chat.attach')}
      hint={t('chat.replyHint')}
      maxRows={6}
      button={<Button type="submit">{t('chat.send')}</Button>}
      onSend={onSend}
    />
  );
}
