import type { Account } from '../api/people.ts';
import { When } from '../parts/when.tsx';
import { t } from '../texts.ts';

/** Who had written while the number was not linked, and what could not be recovered. */
export function MissedPeople({ missed }: { missed: NonNullable<Account['missed']> }) {
  const { people, answered, unreadable, lost, nothing, since, at } = missed;
  if (nothing)
    return (
      <p>
        {t('numbers.missedNothing')} <When at={since} />
      </p>
    );
  return (
    <details>
      <summary>{t('numbers.missed', { count: people.length })}</summary>
      <p>
        {t('numbers.missedBetween')} <When at={since} /> – <When at={at} />
      </p>
      <ul>
        {people.map(({ chat, name }) => (
          <li key={chat}>{name}</li>
        ))}
      </ul>
      <p className="quiet">{t('numbers.missedRest', { answered, unreadable })}</p>
      {lost > 0 && <p className="quiet">{t('numbers.missedPieces', { lost })}</p>}
    </details>
  );
}
