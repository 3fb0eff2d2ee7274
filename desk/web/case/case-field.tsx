import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseField as Field } from '../api/applications.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useCan } from '../shell/staff.ts';
import { nameOf, t } from '../texts.ts';

type Props = { application: string; field: Field; canAct: boolean };

const MASK = '•';

/** One answer, masked. Opened in full only after a warning, kept only in this view, never in a cache. */
export function CaseField({ application, field, canAct }: Props) {
  const can = useCan();
  const [asked, setAsked] = useState(false);
  const [value, setValue] = useState<string>();
  const reveal = useAct(
    () => post<{ value: string }>(`/applications/${application}/reveal`, { key: field.key }),
    [],
  );
  const open = (): void =>
    reveal.mutate(undefined, {
      onSuccess: (answer) => {
        setValue(answer.value);
        setAsked(false);
      },
    });
  const { label } = field;
  const doubt = doubtOf(field);
  return (
    <div className="field">
      <dt>{label}</dt>
      <dd>
        <span className="field-value">{value ?? field.value}</span>
        {canAct && can('reveal') && field.value.includes(MASK) && value === undefined && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('reveal.of', { label })}
            onClick={() => setAsked(true)}
          >
            {t('reveal.button')}
          </Button>
        )}
        {value !== undefined && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('reveal.hideOf', { label })}
            onClick={() => setValue(undefined)}
          >
            {t('reveal.hide')}
          </Button>
        )}
        {doubt && <span className="field-problems">{doubt}</span>}
      </dd>
      <Confirm
        opened={asked}
        title={t('reveal.title', { label })}
        text={t('reveal.text')}
        action={t('reveal.confirm')}
        busy={reveal.isPending}
        error={reveal.error}
        onConfirm={open}
        onClose={() => setAsked(false)}
      />
    </div>
  );
}

/** Why an officer should look at it, in words; '' when nothing is doubtful, or its value says it. */
function doubtOf({ mark, problems }: Field): string {
  if (problems.length > 0)
    return `${t('case.check')}: ${problems.map((id) => nameOf('problem', id)).join('; ')}`;
  return mark === 'to_check' ? t('case.check') : '';
}
