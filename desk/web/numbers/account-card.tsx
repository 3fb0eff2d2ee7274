import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { post } from '../api/http.ts';
import type { Account } from '../api/people.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';
import { MissedPeople } from './missed-people.tsx';
import { PairByCode } from './pair-by-code.tsx';
import { LinkKeyView } from './link-key-view.tsx';

export function AccountCard({ account }: { account: Account }) {
  const [asked, setAsked] = useState(false);
  const pair = useAct(() => post(`/accounts/${account.id}/pair`, {}), ['accounts']);
  const unlink = useAct(() => post(`/accounts/${account.id}/unlink`), ['accounts']);
  const reconnect = useAct(() => post(`/accounts/${account.id}/reconnect`), ['accounts']);
  const acknowledge = useAct(() => post(`/accounts/${account.id}/acknowledge`), ['accounts']);
  const simulator = account.channel === 'simulator';
  const linkable = account.channel === 'whatsapp';
  const linked = account.state === 'ready' || account.state === 'waiting';
  // It may be linked and coming back: linking it anew would throw that link away.
  const connecting = account.state === 'connecting';
  // The phone still knows this device; only somebody had to look first.
  const mayReconnect = account.state === 'stopped' && account.detail !== 'logged_out';
  return (
    <li className="row row-tall">
      <div className="row-head">
        <div>
          <h2>{simulator ? t('numbers.simulator') : account.id}</h2>
          <p className="quiet">
            {account.detail && `${nameOf('linkReason', account.detail)} · `}
            {t('numbers.updated')} <When at={account.updatedAt} />
          </p>
        </div>
        <span className={account.state === 'ready' ? 'state state-accepted' : 'state state-missing'}>
          {nameOf('accountState', account.state)}
        </span>
      </div>
      {account.alert && (
        <div role="alert" className="stack">
          <p>
            {t('numbers.alertSince')} <When at={account.alert.since} />
            {account.alert.acknowledged && ` · ${t('numbers.acknowledged')}`}
          </p>
          {!account.alert.acknowledged && (
            <Button color="red" loading={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>
              {t('numbers.acknowledge')}
            </Button>
          )}
          <ErrorNote error={acknowledge.error} />
        </div>
      )}
      {account.missed && <MissedPeople missed={account.missed} />}
      {linkable && mayReconnect && (
        <div className="stack">
          <p>{t('numbers.reconnectHint')}</p>
          <Group>
            <Button loading={reconnect.isPending} onClick={() => reconnect.mutate(undefined)}>
              {t('numbers.reconnect')}
            </Button>
          </Group>
          <ErrorNote error={reconnect.error} />
        </div>
      )}
      {linkable && !linked && (
        <div className="stack">
          {account.qr ? (
            <LinkKeyView text={account.qr} />
          ) : (
            <Group gap="xs">
              <Button
                variant={mayReconnect ? 'default' : 'filled'}
                disabled={connecting}
                loading={pair.isPending}
                onClick={() => pair.mutate(undefined)}
              >
                {t('numbers.pair')}
              </Button>
              {pair.isSuccess && <span role="status">{t('numbers.waiting')}</span>}
            </Group>
          )}
          <ErrorNote error={pair.error} />
          <PairByCode account={account} />
        </div>
      )}
      {linkable && linked && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('numbers.unlink')}
        </Button>
      )}
      <Confirm
        opened={asked}
        title={t('numbers.unlinkTitle')}
        text={t('numbers.unlinkText')}
        action={t('numbers.unlink')}
        danger
        busy={unlink.isPending}
        error={unlink.error}
        onConfirm={() => unlink.mutate(undefined, { onSuccess: () => setAsked(false) })}
        onClose={() => setAsked(false)}
      />
    </li>
  );
}
