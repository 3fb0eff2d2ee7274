import { PasswordInput, TextInput } from '@mantine/core';
import { t } from '../texts.ts';

/** Who an account is for. */
export type NewAccount = { name: string; username: string; password: string };

type Props = {
  value: NewAccount;
  onChange: (value: NewAccount) => void;
  /** One's own: the browser may know the name already. */
  own: boolean;
  passwordLabel: string;
  passwordHint: string;
  passwordError?: string | undefined;
  minLength?: number;
};

export const NO_ACCOUNT: NewAccount = { name: '', username: '', password: '' };

export function AccountFields(props: Props) {
  const { value, onChange, own, passwordLabel, passwordHint, passwordError, minLength } = props;
  return (
    <>
      <TextInput
        label={t('setup.name')}
        autoComplete={own ? 'name' : 'off'}
        required
        withAsterisk={false}
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('setup.username')}
        description={t('setup.usernameHint')}
        autoComplete={own ? 'username' : 'off'}
        autoCapitalize="none"
        pattern="[a-z0-9._\-]+"
        required
        withAsterisk={false}
        value={value.username}
        onChange={(event) => onChange({ ...value, username: event.currentTarget.value })}
      />
      <PasswordInput
        label={passwordLabel}
        description={passwordHint}
        autoComplete="new-password"
        {...(minLength === undefined ? {} : { minLength })}
        required
        withAsterisk={false}
        value={value.password}
        error={passwordError}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
      />
    </>
  );
}
