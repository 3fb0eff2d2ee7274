import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { post } from '../api/http.ts';
import { t } from '../texts.ts';

export function LogoutButton() {
  const logout = useMutation({
    mutationFn: () => post('/logout'),
    // A fresh page: what one person saw is not there for the next, who begins at their own first page.
    onSuccess: () => window.location.assign('/masuk'),
  });
  return (
    <Button variant="subtle" size="compact-sm" loading={logout.isPending} onClick={() => logout.mutate()}>
      {t('nav.logout')}
    </Button>
  );
}
