import type { Json } from '../../../flows/json.ts';
import { nameElsewhere } from '../../../flows/engine/files/pages.ts';
import type { World } from '../../../flows/world.ts';
import type { AuditRow } from '../../../storage/stores/audit.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import { maskedText } from './masked-text.ts';
import type { Names } from './names.ts';
import { permitNames } from './ticket.ts';

/** What an entry keeps beside its subject, in the words of the conversations instead of codes and ids. */
export async function detailInWords(
  stores: ReadStores,
  world: World,
  staff: Names,
  row: AuditRow,
): Promise<Record<string, Json> | null> {
  const { detail = {}, subjectKind, subject } = row;
  const reason = await reasonOf(stores, row);
  const application = subjectKind === 'application' ? await stores.applications.get(subject) : undefined;
  const permits = application?.permits ?? [];
  const words = Object.entries(detail).flatMap(([key, value]): [string, Json][] => {
    // The entry says already whose file it was.
    if (key === 'chat') return [];
    const one = (code: string): string => wordOf(world, { staff, permits }, key, code);
    if (Array.isArray(value))
      return [[key, value.map((each) => (typeof each === 'string' ? one(each) : each))]];
    return [[key, typeof value === 'string' ? one(value) : value]];
  });
  if (reason !== null) words.push(['reason', reason]);
  return words.length === 0 ? null : Object.fromEntries(words);
}

/** `permits`: of the case that the entry is about. */
type Known = { staff: Names; permits: readonly string[] };

function wordOf(world: World, { staff, permits }: Known, key: string, code: string): string {
  switch (key) {
    case 'item':
    case 'open':
      return nameElsewhere(world, code, permits);
    case 'key':
      return fieldWord(world, permits, code.replace(/^.*\]\./, ''));
    case 'permits':
      return permitNames(world, [code])[0] ?? code;
    case 'operator':
      return staff.get(code) ?? code;
    default:
      return code;
  }
}

function fieldWord(world: World, permits: readonly string[], ask: string): string {
  if (ask.startsWith('doc:')) return nameElsewhere(world, ask.slice('doc:'.length), permits);
  return world.texts.has(`field.${ask}`) ? world.texts.text('id', `field.${ask}`) : ask;
}

/** Why a gate was overridden stands with the history of the case; both are sealed with the person's key. */
async function reasonOf(
  stores: ReadStores,
  { action, subject, at, who, detail, reason }: AuditRow,
): Promise<string | null> {
  if (reason !== undefined) return maskedText(reason);
  if (action !== 'stage_overridden') return null;
  const changes = await stores.applications.stageChanges(subject);
  const note =
    changes.find((change) => change.at === at && change.by === who && change.to === detail?.['to'])?.note ??
    null;
  return note === null ? null : maskedText(note);
}
