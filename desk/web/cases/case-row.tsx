import { Link } from '@tanstack/react-router';
import type { ListedApplication } from '../api/applications.ts';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';

export function CaseRow({ application }: { application: ListedApplication }) {
  const { id, name, permits, stage, stageSince } = application;
  const number = application.number ?? t('case.noNumber');
  return (
    <li className="row">
      <div>
        <p>
          <Link
            to="/permohonan/$application"
            params={{ application: id }}
            aria-label={t('cases.open', { number, name })}
          >
            {number}
          </Link>{' '}
          {name}
        </p>
        <p className="quiet">{permits.join(', ')}</p>
      </div>
      <p className="row-end">
        <span className="state">{nameOf('stage', stage)}</span>{' '}
        <span className="quiet">
          {t('case.since')} <When at={stageSince} />
        </span>
      </p>
    </li>
  );
}
