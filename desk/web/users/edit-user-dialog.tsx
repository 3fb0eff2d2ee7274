import { Button, Checkbox, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { patch } from '../api/http.ts';
import type { User } from '../api/people.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { MIN_PASSWORD } from '../sign-in/password-rules.ts';
import { t } from '../texts.ts';
import { RoleSelect } from './role-select.tsx';
import { userChanges } from './user-changes.ts';

type Props = { user: User; onClose: () => void };

export function EditUserDialog({ user, onClose }: Props) {
  const [draft, setDraft] = useState({ ...user, password: '' });
  const save = useAct((changes: object) => patch(`/users/${user.id}`, changes), ['users']);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const changes = userChanges(user, draft);
    if (Object.keys(changes).length === 0) return onClose();
    save.mutate(changes, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('users.editTitle', { name: user.name })}>
      <form className="stack" onSubmit={submit}>
        <TextInput
          label={t('users.name')}
          required
          withAsterisk={false}
          data-autofocus
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <RoleSelect value={draft.role} onChange={(role) => setDraft({ ...draft, role })} />
        <PasswordInput
          label={t('users.reset')}
          description={t('users.resetHint')}
          minLength={MIN_PASSWORD}
          autoComplete="new-password"
          value={draft.password}
          onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
        />
        <Checkbox
          label={t('users.officeDevice')}
          description={t('users.officeDeviceHint')}
          checked={draft.officeDevice}
          onChange={(event) => setDraft({ ...draft, officeDevice: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('users.disable')}
          description={t('users.disableHint')}
          checked={draft.disabled}
          onChange={(event) => setDraft({ ...draft, disabled: event.currentTarget.checked })}
        />
        <ErrorNote error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
