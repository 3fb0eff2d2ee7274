import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Role } from '../api/people.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { MIN_PASSWORD } from '../sign-in/password-rules.ts';
import { t } from '../texts.ts';
import { RoleSelect } from './role-select.tsx';

export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const add = useAct(
    () => post('/users', { name: name.trim(), username: username.trim(), role, password }),
    ['users'],
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('users.add')}>
      <form className="stack" onSubmit={submit}>
        <TextInput
          label={t('users.name')}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('users.username')}
          description={t('setup.usernameHint')}
          required
          withAsterisk={false}
          autoCapitalize="none"
          autoComplete="off"
          pattern="[a-z0-9._\-]+"
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <RoleSelect value={role} onChange={setRole} />
        <PasswordInput
          label={t('users.password')}
          description={t('users.passwordHint', { min: MIN_PASSWORD })}
          required
          withAsterisk={false}
          minLength={MIN_PASSWORD}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ErrorNote error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('users.add')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
