import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { nameOf, t } from '../texts.ts';

export type AuditFilter = { who: string; action: string };

const ACTIONS = [
  'log_read',
  'file_opened',
  'value_revealed',
  'stage_changed',
  'stage_overridden',
  'item_accepted',
  'item_rejected',
  'item_waived',
];

export function AuditFilters({ onFilter }: { onFilter: (filter: AuditFilter) => void }) {
  const [who, setWho] = useState('');
  const [action, setAction] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onFilter({ who: who.trim(), action });
  };
  return (
    <form role="search" aria-label={t('logs.filters')} className="filters" onSubmit={submit}>
      <TextInput label={t('audit.who')} value={who} onChange={(event) => setWho(event.currentTarget.value)} />
      <NativeSelect
        label={t('audit.action')}
        value={action}
        onChange={(event) => setAction(event.currentTarget.value)}
        data={[
          { value: '', label: t('audit.anyAction') },
          ...ACTIONS.map((value) => ({ value, label: nameOf('auditAction', value) })),
        ]}
      />
      <div className="filters-acts">
        <Button type="submit">{t('logs.apply')}</Button>
      </div>
    </form>
  );
}
