import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { nameOf, t } from '../texts.ts';
import { NO_FILTER, type LogFilter } from './log-filter.ts';
import type { Server } from './use-logs.ts';

const OUTCOMES = ['closed', 'returned', 'phone'];

type Props = { operators: Server[]; onFilter: (filter: LogFilter) => void };

export function LogFilters({ operators, onFilter }: Props) {
  const [draft, setDraft] = useState(NO_FILTER);
  const set = (key: keyof LogFilter) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [key]: event.currentTarget.value });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onFilter(draft);
  };
  const clear = (): void => {
    setDraft(NO_FILTER);
    onFilter(NO_FILTER);
  };
  return (
    <form role="search" aria-label={t('logs.filters')} className="filters" onSubmit={submit}>
      <TextInput type="date" label={t('logs.from')} value={draft.from} onChange={set('from')} />
      <TextInput type="date" label={t('logs.to')} value={draft.to} onChange={set('to')} />
      <NativeSelect
        label={t('logs.operator')}
        value={draft.operator}
        onChange={set('operator')}
        data={[
          { value: '', label: t('logs.anyone') },
          ...operators.map(({ id, name, disabled }) => ({
            value: id,
            label: disabled ? t('logs.disabled', { name }) : name,
          })),
        ]}
      />
      <NativeSelect
        label={t('logs.outcome')}
        value={draft.outcome}
        onChange={set('outcome')}
        data={[
          { value: '', label: t('logs.anyOutcome') },
          ...OUTCOMES.map((value) => ({ value, label: nameOf('outcome', value) })),
        ]}
      />
      <TextInput label={t('logs.text')} value={draft.q} onChange={set('q')} />
      <Group gap="xs" className="filters-acts">
        <Button type="submit">{t('logs.apply')}</Button>
        <Button variant="default" onClick={clear}>
          {t('logs.clear')}
        </Button>
      </Group>
    </form>
  );
}
