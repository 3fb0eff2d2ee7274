import { createContext, useContext } from 'react';
import type { Me } from '../api/people.ts';

/** Who is logged in, for everything inside the shell. */
export const StaffContext = createContext<Me | null>(null);

export function useStaff(): Me {
  const me = useContext(StaffContext);
  if (!me) throw new Error('useStaff outside of StaffShell');
  return me;
}

/** Whether the role has an ability or an officer's verb; the server holds everything against it again. */
export function useCan(): (ability: string) => boolean {
  const { abilities } = useStaff();
  return (ability) => abilities.includes(ability);
}
