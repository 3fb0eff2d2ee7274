import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { post } from '../api/http.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';

/** An admin sees nobody's talks, so to try the desk one comes in again as an officer. */
export function OfficerEntry({ username }: { username: string }) {
  const leave = useMutation({
    mutationFn: () => post('/logout'),
    // A fresh page: nothing the admin has seen stays in memory.
    onSuccess: () =>
      window.location.assign(
        `/masuk?${new URLSearchParams({ nama: username, ke: '/simulator' }).toString()}`,
      ),
  });
  return (
    <div className="stack">
      <p>{t('firstOfficer.enter')}</p>
      <ErrorNote error={leave.error} />
      <Button loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('firstOfficer.enterAs', { username })}
      </Button>
    </div>
  );
}
