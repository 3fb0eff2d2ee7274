import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { t } from '../texts.ts';
import { attachmentFault } from './attachment.ts';

type Props = { label: string; accept: string; onFile: (file: File) => void };

export function AttachButton({ label, accept, onFile }: Props) {
  const [fault, setFault] = useState<'too_large' | 'unsupported_type'>();
  const pick = (file: File | null): void => {
    if (!file) return;
    const found = attachmentFault(file);
    setFault(found);
    if (!found) onFile(file);
  };
  return (
    <>
      <FileButton accept={accept} onChange={pick}>
        {(props) => (
          <Button {...props} variant="default">
            {label}
          </Button>
        )}
      </FileButton>
      {fault && (
        <span role="alert" className="trouble">
          {t(`error.${fault}`)}
        </span>
      )}
    </>
  );
}
