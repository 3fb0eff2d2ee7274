import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { OfficerEntry } from './officer-entry.tsx';
import { MIN_PASSWORD } from './password-rules.ts';

/** Second half of the first run, which may be skipped: somebody to whom the queue belongs. */
export function FirstOfficer() {
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const officer = { name: name.trim(), username: username.trim(), role: 'operator', password };
  const add = useMutation({ mutationFn: () => post('/users', officer) });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate();
  };
  const title = t(add.isSuccess ? 'firstOfficer.made' : 'firstOfficer.title');
  return (
    <Page title={title} lead={t('firstOfficer.lead')}>
      {add.isSuccess ? (
        <OfficerEntry username={officer.username} />
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextInput
            label={t('setup.name')}
            autoComplete="off"
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('setup.username')}
            description={t('setup.usernameHint')}
            autoComplete="off"
            autoCapitalize="none"
            pattern="[a-z0-9._\-]+"
            required
            withAsterisk={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('users.password')}
            description={t('users.passwordHint', { min: MIN_PASSWORD })}
            autoComplete="new-password"
            minLength={MIN_PASSWORD}
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <ErrorNote error={add.error} />
          <Button type="submit" loading={add.isPending} fullWidth>
            {t('firstOfficer.submit')}
          </Button>
        </form>
      )}
      <p>
        <Link to="/">{t('firstOfficer.skip')}</Link>
      </p>
    </Page>
  );
}
