import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Me } from '../api/people.ts';
import { enterAs } from '../api/use-me.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';

export function LoginForm({ known }: { known: string }) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => post<{ me: Me }>('/login', { username: username.trim(), password }),
    onSuccess: ({ me }) => enterAs(me),
    onError: () => setPassword(''),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('login.username')}
        autoComplete="username"
        autoCapitalize="none"
        required
        withAsterisk={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        autoComplete="current-password"
        autoFocus={known !== ''}
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ErrorNote error={login.error} words={{ wrong_login: 'login.wrong', throttled: 'login.throttled' }} />
      <Button type="submit" loading={login.isPending} fullWidth>
        {t('login.submit')}
      </Button>
    </form>
  );
}
