import { Anchor, Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { nameOf, t } from '../texts.ts';
import { sizeWords } from './size-words.ts';

type Props = { id: string; mime: string; size?: number; name: string };

/**
 * A file is loaded only when somebody asks for it, since the server records each opening: pictures in a
 * dialog, everything else in a tab of its own.
 */
export function FileLink({ id, mime, size, name }: Props) {
  const [opened, setOpened] = useState(false);
  const [broken, setBroken] = useState(false);
  const address = `/api/files/${encodeURIComponent(id)}`;
  const picture = mime.startsWith('image/');
  const kind = nameOf('file', picture ? 'photo' : mime === 'application/pdf' ? 'pdf' : 'file');
  const label = t('file.open', { name });
  const facts = size === undefined ? kind : `${kind}, ${sizeWords(size)}`;
  if (!picture) {
    return (
      <Button
        component="a"
        href={address}
        target="_blank"
        rel="noreferrer"
        className="file-link"
        variant="light"
        size="xs"
      >
        {label} ({facts})
      </Button>
    );
  }
  return (
    <>
      <Button className="file-link" variant="light" size="xs" onClick={() => setOpened(true)}>
        {label} ({facts})
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={name} size="xl">
        {broken ? (
          <p role="alert">{t('file.broken')}</p>
        ) : (
          <img className="file-picture" src={address} alt={name} onError={() => setBroken(true)} />
        )}
        <div className="file-foot">
          <Text size="sm">{t('file.recorded')}</Text>
          <Anchor href={address} target="_blank" rel="noreferrer" size="sm">
            {t('file.download')}
          </Anchor>
        </div>
      </Modal>
    </>
  );
}
