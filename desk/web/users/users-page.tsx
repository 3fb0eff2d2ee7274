import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/http.ts';
import type { User } from '../api/people.ts';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { AddUserDialog } from './add-user-dialog.tsx';
import { EditUserDialog } from './edit-user-dialog.tsx';
import { UserRow } from './user-row.tsx';

export function UsersPage() {
  const query = useQuery({ queryKey: ['users'], queryFn: () => get<{ users: User[] }>('/users') });
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<User>();
  return (
    <Page
      title={t('users.title')}
      actions={<Button onClick={() => setAdding(true)}>{t('users.add')}</Button>}
    >
      <QueryView query={query}>
        {({ users }) => (
          <ul className="rows" aria-label={t('users.list')}>
            {users.map((user) => (
              <UserRow key={user.id} user={user} onEdit={() => setEditing(user)} />
            ))}
          </ul>
        )}
      </QueryView>
      {adding && <AddUserDialog onClose={() => setAdding(false)} />}
      {editing && <EditUserDialog key={editing.id} user={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}
