import { Button, NativeSelect } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { AUDIT_ACTIONS, nameOf, t } from '../texts.ts';

/** `who` is an id as in AuditEntry.whoId. */
export type AuditFilter = { who: string; action: string };

type Props = { people: { id: string; name: string }[]; onFilter: (filter: AuditFilter) => void };

export function AuditFilters({ people, onFilter }: Props) {
  const [who, setWho] = useState('');
  const [action, setAction] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onFilter({ who, action });
  };
  return (
    <form role="search" aria-label={t('logs.filters')} className="filters" onSubmit={submit}>
      <NativeSelect
        label={t('audit.who')}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
        data={[
          { value: '', label: t('logs.anyone') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('audit.action')}
        value={action}
        onChange={(event) => setAction(event.currentTarget.value)}
        data={[
          { value: '', label: t('audit.anyAction') },
          ...AUDIT_ACTIONS.map((value) => ({ value, label: nameOf('auditAction', value) })),
        ]}
      />
      <div className="filters-acts">
        <Button type="submit">{t('logs.apply')}</Button>
      </div>
    </form>
  );
}
