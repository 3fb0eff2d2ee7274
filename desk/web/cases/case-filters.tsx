import { NativeSelect, TextInput } from '@mantine/core';
import { STAGE_NAMES, nameOf, t } from '../texts.ts';
import type { CaseFilter } from './use-applications.ts';

/** What is still filled in is nobody's but the applicant's. */
const SENT = STAGE_NAMES.filter((stage) => stage !== 'draft');

type Props = { filter: CaseFilter; onFilter: (filter: CaseFilter) => void };

export function CaseFilters({ filter, onFilter }: Props) {
  return (
    <search aria-label={t('logs.filters')} className="filters">
      <TextInput
        type="search"
        label={t('cases.search')}
        value={filter.q}
        onChange={(event) => onFilter({ ...filter, q: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('cases.stage')}
        value={filter.stage}
        onChange={(event) => onFilter({ ...filter, stage: event.currentTarget.value })}
        data={[
          { value: '', label: t('cases.anyStage') },
          ...SENT.map((value) => ({ value, label: nameOf('stage', value) })),
        ]}
      />
    </search>
  );
}
