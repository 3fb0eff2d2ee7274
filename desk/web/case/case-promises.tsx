import type { CasePromise } from '../api/applications.ts';
import { useNow } from '../parts/use-now.ts';
import { nameOf, t } from '../texts.ts';
import { deadlineWords } from '../time-words.ts';

export function CasePromises({ promises }: { promises: CasePromise[] }) {
  const now = useNow();
  if (promises.length === 0) return null;
  return (
    <section className="case-part">
      <h3>{t('case.promises')}</h3>
      <ul className="history">
        {promises.map(({ dueAt, state }, at) => (
          <li key={`${at}-${dueAt}`}>
            {t('case.promiseOpen', { time: deadlineWords(dueAt, now) })}{' '}
            <span className={state === 'missed' ? 'trouble' : 'quiet'}>{nameOf('promiseState', state)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
