import { NativeSelect } from '@mantine/core';
import type { Application } from '../api/applications.ts';
import { t } from '../texts.ts';

type Props = { application: Application; value: string; onChange: (permit: string) => void };

/** Which permit of several; '' is all of them together. Nothing to choose where there is one. */
export function PermitSelect({ application: { permits }, value, onChange }: Props) {
  if (permits.length < 2) return null;
  return (
    <NativeSelect
      label={t('case.permit')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('case.allPermits') },
        ...permits.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}
