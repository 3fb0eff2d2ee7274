import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '../api/http.ts';
import type { User } from '../api/people.ts';
import { OfficerEntry } from '../sign-in/officer-entry.tsx';
import { t } from '../texts.ts';

/** Why an admin finds no queue here, and the way to it. */
export function AdminSide() {
  const query = useQuery({ queryKey: ['users'], queryFn: () => get<{ users: User[] }>('/users') });
  const officer = query.data?.users.find(({ role, disabled }) => role === 'operator' && !disabled);
  return (
    <div className="stack">
      <p className="quiet">{t('simulator.noDesk')}</p>
      {officer && <OfficerEntry username={officer.username} />}
      {query.data && !officer && <Link to="/pengguna">{t('simulator.makeOfficer')}</Link>}
    </div>
  );
}
