import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Me } from '../api/people.ts';
import { enterAs } from '../api/use-me.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import { MIN_PASSWORD, passwordFault } from './password-rules.ts';

export function SetupForm({ token, onMade }: { token: string; onMade: () => void }) {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [fault, setFault] = useState<'short' | 'mismatch'>();
  const setup = useMutation({
    mutationFn: () =>
      post<{ me: Me }>('/setup', { token, username: username.trim(), name: name.trim(), password }),
    onSuccess: ({ me }) => {
      onMade();
      enterAs(me);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = passwordFault(password, repeat);
    setFault(found);
    if (!found) setup.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('setup.name')}
        autoComplete="name"
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('setup.username')}
        description={t('setup.usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        pattern="[a-z0-9._\-]+"
        required
        withAsterisk={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('setup.password')}
        description={t('setup.passwordHint', { min: MIN_PASSWORD })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={password}
        error={fault === 'short' && t('setup.short')}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('setup.repeat')}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={repeat}
        error={fault === 'mismatch' && t('setup.mismatch')}
        onChange={(event) => setRepeat(event.currentTarget.value)}
      />
      <ErrorNote error={setup.error} words={{ invalid_token: 'setup.used' }} />
      <Button type="submit" loading={setup.isPending} fullWidth>
        {t('setup.submit')}
      </Button>
    </form>
  );
}
