import { Textarea } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import { AttachButton } from './attach-button.tsx';
import { AttachedFile } from './attached-file.tsx';
import { ATTACHABLE } from './attachment.ts';

/** Words, a file, or both; never neither. */
export type Written = { text: string; file: File | null };

type Props = {
  label: string;
  attach: string;
  hint?: string;
  maxRows: number;
  /** Sends; stands beside the words or, with a hint, below them. */
  button: ReactNode;
  beside?: true;
  more?: ReactNode;
  onSend: (written: Written) => void;
};

/** Enter sends, Shift+Enter begins a new line; Enter that ends a composition of the keyboard does neither. */
export function MessageBox({ label, attach, hint, maxRows, button, beside, more, onSend }: Props) {
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const hintId = useId();
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
  const words = (
    <Textarea
      aria-label={label}
      placeholder={label}
      {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
      autosize
      minRows={1}
      maxRows={maxRows}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKey}
    />
  );
  return (
    <form className="reply" onSubmit={onSubmit}>
      {file && <AttachedFile name={file.name} onRemove={() => setFile(null)} />}
      {beside ? (
        <div className="reply-line">
          {words}
          {button}
        </div>
      ) : (
        words
      )}
      <div className="reply-foot">
        <AttachButton label={attach} accept={ATTACHABLE} onFile={setFile} />
        {hint !== undefined && (
          <span id={hintId} className="quiet reply-hint">
            {hint}
          </span>
        )}
        {more}
        {!beside && button}
      </div>
    </form>
  );
}
