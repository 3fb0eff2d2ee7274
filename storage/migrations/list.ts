import type { Migration } from 'kysely/migration';
import type { Dialect } from '../executor.ts';
import { first } from './001-first.ts';
import { officeEntries } from './002-office-entries.ts';
import { openPromises } from './003-open-promises.ts';
import { duePromises } from './004-due-promises.ts';
import { previews } from './005-previews.ts';
import { messagesOnTheirWay } from './006-messages-on-their-way.ts';
import { promisedPapers } from './007-promised-papers.ts';

/** In order; a released migration is never changed. */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '001-first': first(dialect),
    '002-office-entries': officeEntries(),
    '003-open-promises': openPromises(),
    '004-due-promises': duePromises(),
    '005-previews': previews(),
    '006-messages-on-their-way': messagesOnTheirWay(),
    '007-promised-papers': promisedPapers(),
  };
}
