import { Button, Textarea } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { ATTACHABLE } from '../parts/attachment.ts';
import { AttachButton } from '../parts/attach-button.tsx';
import { AttachedFile } from '../parts/attached-file.tsx';
import { t } from '../texts.ts';
import type { Draft } from './use-sending.ts';

/** Enter sends, Shift+Enter begins a new line; Enter that ends a composition of the keyboard does neither. */
export function ReplyBox({ onSend }: { onSend: (draft: Draft) => void }) {
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const hint = useId();
  const send = (): void => {
    if (text.trim() === '' && !file) return;
    onSend({ text: text.trim(), file });
    setText('');
    setFile(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    send();
  };
  return (
    <form className="reply" onSubmit={onSubmit}>
      {file && <AttachedFile name={file.name} onRemove={() => setFile(null)} />}
      <Textarea
        aria-label={t('chat.reply')}
        placeholder={t('chat.reply')}
        aria-describedby={hint}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <div className="reply-foot">
        <AttachButton label={t('chat.attach')} accept={ATTACHABLE} onFile={setFile} />
        <span id={hint} className="quiet reply-hint">
          {t('chat.replyHint')}
        </span>
        <Button type="submit">{t('chat.send')}</Button>
      </div>
    </form>
  );
}
