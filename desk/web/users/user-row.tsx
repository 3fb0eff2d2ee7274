import { Button } from '@mantine/core';
import type { User } from '../api/people.ts';
import { nameOf, t } from '../texts.ts';

export function UserRow({ user, onEdit }: { user: User; onEdit: () => void }) {
  return (
    <li className={user.disabled ? 'row row-off' : 'row'}>
      <div>
        <p>
          <strong>{user.name}</strong> <span className="quiet">{user.username}</span>
        </p>
        <p>
          <span className="state">{nameOf('role', user.role)}</span>{' '}
          {user.officeDevice && <span className="state">{t('users.officeDeviceBadge')}</span>}{' '}
          {user.whatsapp && <span className="state">{t('users.whatsapp')}</span>}{' '}
          {user.onDuty && <span className="state state-accepted">{t('users.onDuty')}</span>}{' '}
          {user.disabled && <span className="state state-rejected">{t('users.disabled')}</span>}
        </p>
      </div>
      <Button variant="light" aria-label={t('users.editOf', { name: user.name })} onClick={onEdit}>
        {t('users.edit')}
      </Button>
    </li>
  );
}
