import type { Application } from '../api/applications.ts';
import { t } from '../texts.ts';
import { ChecklistRow } from './checklist-row.tsx';
import { progressOf } from './progress-of.ts';

type Props = { application: Application; canAct: boolean };

export function Checklist({ application, canAct }: Props) {
  const { done, of } = progressOf(application.checklist);
  return (
    <section className="case-part">
      <h3>
        {t('case.checklist')} <span className="quiet">{t('case.progress', { done, of })}</span>
      </h3>
      {application.checklist.length === 0 && <p className="quiet">{t('case.noItems')}</p>}
      <ul className="items">
        {application.checklist.map((item) => (
          <ChecklistRow key={item.code} application={application.id} item={item} canAct={canAct} />
        ))}
      </ul>
    </section>
  );
}
