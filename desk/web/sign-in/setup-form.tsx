import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Me } from '../api/people.ts';
import { enterAs } from '../api/use-me.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import { AccountFields, NO_ACCOUNT } from './account-fields.tsx';
import { MIN_PASSWORD, passwordFault } from './password-rules.ts';

export function SetupForm({ token, onMade }: { token: string; onMade: () => void }) {
  const [account, setAccount] = useState(NO_ACCOUNT);
  const [repeat, setRepeat] = useState('');
  const [fault, setFault] = useState<'short' | 'mismatch'>();
  const setup = useMutation({
    mutationFn: () =>
      post<{ me: Me }>('/setup', {
        token,
        username: account.username.trim(),
        name: account.name.trim(),
        password: account.password,
      }),
    onSuccess: ({ me }) => {
      onMade();
      enterAs(me);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = passwordFault(account.password, repeat);
    setFault(found);
    if (!found) setup.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <AccountFields
        value={account}
        onChange={setAccount}
        own
        passwordLabel={t('setup.password')}
        passwordHint={t('setup.passwordHint', { min: MIN_PASSWORD })}
        passwordError={fault === 'short' ? t('setup.short') : undefined}
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
