import type { Application } from '../api/applications.ts';
import { t } from '../texts.ts';
import { CaseField } from './case-field.tsx';

type Props = { application: Application; canAct: boolean };

export function CaseFields({ application, canAct }: Props) {
  return (
    <section className="case-part">
      <h3>{t('case.data')}</h3>
      {application.fields.length === 0 && <p className="quiet">{t('case.noData')}</p>}
      <dl className="fields">
        {application.fields.map((field) => (
          <CaseField key={field.key} application={application.id} field={field} canAct={canAct} />
        ))}
      </dl>
    </section>
  );
}
