import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Application } from '../api/applications.ts';
import { useCan } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { CaseExtras } from './case-extras.tsx';
import { CaseFields } from './case-fields.tsx';
import { CaseHistory } from './case-history.tsx';
import { CasePromises } from './case-promises.tsx';
import { CaseStandings } from './case-standings.tsx';
import { Checklist } from './checklist.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import { StageDialog } from './stage-dialog.tsx';
import { WaitingDialog } from './waiting-dialog.tsx';

type Props = { application: Application | null; canAct: boolean };

/** The case beside the talk. Without `canAct` (a supervisor's log) nothing in it can be pressed. */
export function CasePanel({ application, canAct }: Props) {
  const can = useCan();
  const [dialog, setDialog] = useState<'stage' | 'waiting' | 'promise'>();
  if (!application) return <p className="quiet case-none">{t('case.none')}</p>;
  return (
    <section className="case" aria-label={t('case.label')}>
      <header className="case-head">
        <h2>{application.permits.map(({ name }) => name).join(', ')}</h2>
        <p>
          <strong>{application.number ?? t('case.noNumber')}</strong>
        </p>
        <CaseStandings application={application} />
        {canAct ? (
          <Group gap="xs">
            {can('stage') && application.stages.length > 0 && (
              <Button onClick={() => setDialog('stage')}>{t('case.changeStage')}</Button>
            )}
            {can('wait') && application.number !== null && (
              <Button variant="default" onClick={() => setDialog('waiting')}>
                {t('case.wait')}
              </Button>
            )}
            {can('promise') && (
              <Button variant="default" onClick={() => setDialog('promise')}>
                {t('case.promise')}
              </Button>
            )}
            {can('sheet') && <SheetDialog application={application.id} />}
          </Group>
        ) : (
          <p className="quiet">{t('case.readOnly')}</p>
        )}
      </header>
      <Checklist application={application} canAct={canAct} />
      <CaseExtras extras={application.extras} />
      <CaseFields application={application} canAct={canAct} />
      <CasePromises promises={application.promises} />
      <CaseHistory history={application.history} />
      {canAct && (
        <>
          <StageDialog
            application={application}
            opened={dialog === 'stage'}
            onClose={() => setDialog(undefined)}
          />
          <WaitingDialog
            application={application}
            opened={dialog === 'waiting'}
            onClose={() => setDialog(undefined)}
          />
          <PromiseDialog
            application={application.id}
            opened={dialog === 'promise'}
            onClose={() => setDialog(undefined)}
          />
        </>
      )}
    </section>
  );
}
