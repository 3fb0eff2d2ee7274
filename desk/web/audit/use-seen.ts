import { useEffect, useState } from 'react';
import type { AuditEntry } from '../api/people.ts';

type Person = { id: string; name: string };

/** Everybody met in the record so far, so that one can filter by them; a filter does not forget the others. */
export function useSeen(entries: readonly AuditEntry[]): Person[] {
  const [seen, setSeen] = useState<Person[]>([]);
  useEffect(() => {
    setSeen((before) => {
      const known = new Map(before.map((person) => [person.id, person]));
      for (const { whoId, who } of entries) known.set(whoId, { id: whoId, name: who });
      return known.size === before.length
        ? before
        : [...known.values()].sort((a, b) => a.name.localeCompare(b.name, 'id'));
    });
  }, [entries]);
  return seen;
}
