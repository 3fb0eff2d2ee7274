import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { post } from '../api/http.ts';
import type { Account } from '../api/people.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { t } from '../texts.ts';
import { phoneOf } from './phone-of.ts';

/** For whoever cannot point a camera: WhatsApp shows a code for the office's number. */
export function PairByCode({ account }: { account: Account }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const pair = useAct((phone: string) => post(`/accounts/${account.id}/pair`, { phone }), ['accounts']);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const phone = phoneOf(typed);
    setWrong(phone === undefined);
    if (phone) pair.mutate(phone);
  };
  return (
    <details>
      <summary>{t('numbers.pairCode')}</summary>
      <form className="stack pair" onSubmit={submit}>
        <TextInput
          type="tel"
          label={t('numbers.phone')}
          description={t('numbers.phoneHint')}
          value={typed}
          error={wrong && t('numbers.phoneWrong')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" loading={pair.isPending} disabled={account.state === 'connecting'}>
          {t('numbers.askCode')}
        </Button>
        <ErrorNote error={pair.error} />
        {pair.isSuccess && <p role="status">{t('numbers.waiting')}</p>}
      </form>
    </details>
  );
}
