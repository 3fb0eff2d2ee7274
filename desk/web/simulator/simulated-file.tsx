import { Anchor } from '@mantine/core';
import type { FileInfo } from '../api/conversations.ts';
import { nameOf, t } from '../texts.ts';

/** On the person's own phone a picture shows itself; nobody's reading is recorded here. */
export function SimulatedFile({ file }: { file: FileInfo }) {
  const address = `/api/simulator/files/${encodeURIComponent(file.id)}`;
  const picture = file.mime.startsWith('image/');
  const name = file.name ?? nameOf('file', picture ? 'photo' : 'file');
  if (picture) return <img className="phone-picture" src={address} alt={name} />;
  return (
    <Anchor href={address} target="_blank" rel="noreferrer">
      {t('simulator.fileName', { name })}
    </Anchor>
  );
}
