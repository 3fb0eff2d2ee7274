import type { Application, Standing } from '../api/applications.ts';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';

/** Where the case is, whom it waits for, how long it has taken; permit by permit where they differ. */
export function CaseStandings({ application }: { application: Application }) {
  const { standings, stage, stageSince: since } = application;
  const shown: Standing[] =
    standings.length > 0 ? standings : [{ permits: [], stage, since, waiting: null, clocks: [] }];
  return (
    <ul className="standings">
      {shown.map((standing) => (
        <li key={standing.permits.join()}>
          {shown.length > 1 && <strong>{standing.permits.join(', ')}</strong>}
          <p>
            <span className="stage">{nameOf('stage', standing.stage)}</span>{' '}
            <span className="quiet">
              {t('case.since')} <When at={standing.since} />
            </span>
          </p>
          {standing.waiting && (
            <p>
              {t('case.waiting', { party: standing.waiting.for })}{' '}
              <span className="quiet">
                {t('case.since')} <When at={standing.waiting.since} />
              </span>
            </p>
          )}
          {standing.clocks.map((words) => (
            <p key={words} className="quiet">
              {words}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
