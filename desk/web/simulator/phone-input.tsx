import { Button, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { AttachButton } from '../parts/attach-button.tsx';
import { AttachedFile } from '../parts/attached-file.tsx';
import { ATTACHABLE } from '../parts/attachment.ts';
import { t } from '../texts.ts';
import { LocationDialog } from './location-dialog.tsx';
import type { SimulatedSend } from './use-simulated-sending.ts';

export function PhoneInput({ onSend }: { onSend: (sent: SimulatedSend) => void }) {
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [placing, setPlacing] = useState(false);
  const send = (): void => {
    const words = text.trim();
    if (file) onSend({ file, caption: words });
    else if (words !== '') onSend({ text: words });
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
      <div className="reply-line">
        <Textarea
          aria-label={t('simulator.write')}
          placeholder={t('simulator.write')}
          autosize
          minRows={1}
          maxRows={5}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <Button type="submit">{t('simulator.send')}</Button>
      </div>
      <div className="reply-foot">
        <AttachButton label={t('simulator.attach')} accept={ATTACHABLE} onFile={setFile} />
        <Button variant="default" onClick={() => setPlacing(true)}>
          {t('simulator.location')}
        </Button>
      </div>
      {placing && (
        <LocationDialog
          onPlace={(location) => {
            onSend({ location });
            setPlacing(false);
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </form>
  );
}
