import { NativeSelect } from '@mantine/core';
import type { Role } from '../api/people.ts';
import { nameOf, t } from '../texts.ts';

const ROLES: readonly Role[] = ['operator', 'supervisor', 'admin'];

export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <NativeSelect
      label={t('users.role')}
      value={value}
      onChange={(event) => onChange(ROLES.find((role) => role === event.currentTarget.value) ?? value)}
      data={ROLES.map((role) => ({ value: role, label: nameOf('role', role) }))}
    />
  );
}
