import type { User } from '../api/people.ts';

type Changes = Partial<Pick<User, 'name' | 'role' | 'disabled' | 'officeDevice'> & { password: string }>;

/** Only what differs; an empty password is no new password. */
export function userChanges(user: User, draft: User & { password: string }): Changes {
  const name = draft.name.trim();
  return {
    ...(name === user.name ? {} : { name }),
    ...(draft.role === user.role ? {} : { role: draft.role }),
    ...(draft.disabled === user.disabled ? {} : { disabled: draft.disabled }),
    ...(draft.officeDevice === user.officeDevice ? {} : { officeDevice: draft.officeDevice }),
    ...(draft.password === '' ? {} : { password: draft.password }),
  };
}
