import { Alert, Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Me } from '../api/people.ts';
import { useAct } from '../api/use-act.ts';
import { enterAs } from '../api/use-me.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { MIN_PASSWORD, passwordFault } from '../sign-in/password-rules.ts';
import { t } from '../texts.ts';

const EMPTY = { old: '', new: '', repeat: '' };

export function PasswordForm() {
  const [draft, setDraft] = useState(EMPTY);
  const [fault, setFault] = useState<'short' | 'mismatch'>();
  const change = useAct(() => post<{ me: Me }>('/me/password', { old: draft.old, new: draft.new }), []);
  const set = (key: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [key]: event.currentTarget.value });
  const changed = ({ me }: { me: Me }): void => {
    enterAs(me); // the login was renewed
    setDraft(EMPTY);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = passwordFault(draft.new, draft.repeat);
    setFault(found);
    if (!found) change.mutate(undefined, { onSuccess: changed });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <h2>{t('me.passwordTitle')}</h2>
      <PasswordInput
        label={t('me.old')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={draft.old}
        onChange={set('old')}
      />
      <PasswordInput
        label={t('me.new')}
        description={t('setup.passwordHint', { min: MIN_PASSWORD })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={draft.new}
        error={fault === 'short' && t('setup.short')}
        onChange={set('new')}
      />
      <PasswordInput
        label={t('setup.repeat')}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={draft.repeat}
        error={fault === 'mismatch' && t('setup.mismatch')}
        onChange={set('repeat')}
      />
      <ErrorNote error={change.error} words={{ wrong_login: 'me.wrongOld' }} />
      {change.isSuccess && (
        <Alert role="status" color="teal">
          {t('me.changed')}
        </Alert>
      )}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('me.change')}
        </Button>
      </div>
    </form>
  );
}
