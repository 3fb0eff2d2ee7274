import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../api/http.ts';
import { t } from '../texts.ts';

export function LogoutButton() {
  const client = useQueryClient();
  const logout = useMutation({
    mutationFn: () => post('/logout'),
    onSuccess: () => {
      client.setQueryData(['me'], null);
      // What one person saw is not there for the next.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    },
  });
  return (
    <Button variant="subtle" size="compact-sm" loading={logout.isPending} onClick={() => logout.mutate()}>
      {t('nav.logout')}
    </Button>
  );
}
