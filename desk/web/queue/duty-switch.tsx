import { Switch } from '@mantine/core';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';

export function DutySwitch() {
  const me = useStaff();
  const duty = useAct((on: boolean) => post('/me/duty', { on }), ['me', 'queue']);
  const on = duty.isPending ? duty.variables : me.onDuty;
  return (
    <>
      <Switch
        label={t('queue.duty')}
        description={t(on ? 'queue.dutyOnHint' : 'queue.dutyOffHint')}
        checked={on}
        onChange={(event) => duty.mutate(event.currentTarget.checked)}
      />
      <ErrorNote error={duty.error} />
    </>
  );
}
