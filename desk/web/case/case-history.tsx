import type { StageChange } from '../api/applications.ts';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';

export function CaseHistory({ history }: { history: StageChange[] }) {
  return (
    <section className="case-part">
      <h3>{t('case.history')}</h3>
      {history.length === 0 && <p className="quiet">{t('case.noHistory')}</p>}
      <ol className="history">
        {history.map((change) => (
          <li key={`${change.at}-${change.to}`}>
            <strong>{nameOf('stage', change.to)}</strong>{' '}
            <span className="quiet">
              <When at={change.at} /> {t('case.historyBy', { name: change.by })}
            </span>
            {change.note && <p>{change.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
