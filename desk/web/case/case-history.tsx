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
          <li key={`${change.at}-${change.to}-${change.permit}`}>
            <strong>{wordsOf(change)}</strong> {change.permit && `(${change.permit}) `}
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

/** A change from a stage to itself is about somebody who is waited for. */
function wordsOf({ from, to, waitingFor }: StageChange): string {
  if (waitingFor !== null) return t('case.waiting', { party: waitingFor });
  return from === to ? t('case.waitOver') : nameOf('stage', to);
}
