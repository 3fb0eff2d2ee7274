import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { Page } from '../parts/page.tsx';
import { t } from '../texts.ts';
import { AccountFields, NO_ACCOUNT } from './account-fields.tsx';
import { OfficerEntry } from './officer-entry.tsx';
import { MIN_PASSWORD } from './password-rules.ts';

/** Second half of the first run, which may be skipped: somebody to whom the queue belongs. */
export function FirstOfficer() {
  const [account, setAccount] = useState(NO_ACCOUNT);
  const { name, username, password } = account;
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
          <AccountFields
            value={account}
            onChange={setAccount}
            own={false}
            passwordLabel={t('users.password')}
            passwordHint={t('users.passwordHint', { min: MIN_PASSWORD })}
            minLength={MIN_PASSWORD}
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
