import { Navigate } from '@tanstack/react-router';
import { useStaff } from './staff.ts';
import { pagesOf } from './pages.ts';

/** The first page of one's menu. */
export function StartPage() {
  const me = useStaff();
  return <Navigate to={pagesOf(me)[0]?.to ?? '/saya'} replace />;
}
