/** A conversation as it stood at a release: the session, and what a turn would read of the database. */
import { readFileSync } from 'node:fs';
import type { Answer, ApplicationFacts, Facts, ItemFacts } from '../../flows/facts.ts';
import type { Session } from '../../flows/session.ts';

type Kept<T> = Record<string, T>;
type KeptApplication = Omit<ApplicationFacts, 'answers' | 'items'> & {
  answers: Kept<Answer>;
  items: Kept<ItemFacts>;
};
export type Saved = {
  release: string;
  at: number;
  asks: string | null;
  next: string;
  session: Session;
  facts: Omit<Facts, 'contact' | 'applications' | 'freshIds'> & {
    freshIds?: string[];
    /** Of releases that had an id for one new thing only. */
    freshId?: string;
    contact: Omit<Facts['contact'], 'answers'> & { answers: Kept<Answer> };
    applications: KeptApplication[];
  };
};

export function keepFacts(facts: Facts): Saved['facts'] {
  return {
    ...facts,
    contact: { ...facts.contact, answers: Object.fromEntries(facts.contact.answers) },
    applications: facts.applications.map((application) => ({
      ...application,
      answers: Object.fromEntries(application.answers),
      items: Object.fromEntries(application.items),
    })),
  };
}

export function loadSaved(file: string): { saved: Saved; facts: Facts } {
  const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
  const { contact, applications, freshId = 'fresh', freshIds = [freshId], ...rest } = saved.facts;
  const facts: Facts = {
    ...rest,
    freshIds,
    contact: { ...contact, answers: new Map(Object.entries(contact.answers)) },
    applications: applications.map((application) => ({
      ...application,
      answers: new Map(Object.entries(application.answers)),
      items: new Map(Object.entries(application.items)),
    })),
  };
  return { saved, facts };
}
