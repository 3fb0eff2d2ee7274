import { createInstance } from 'i18next';
import desk from '../../locales/id/desk.json' with { type: 'json' };
import kindName from '../../locales/id/kind_name.json' with { type: 'json' };
import paperReason from '../../locales/id/paper_reason.json' with { type: 'json' };
import stage from '../../locales/id/stage.json' with { type: 'json' };
import topic from '../../locales/id/topic.json' with { type: 'json' };

/** `nav.queue`, `item.acceptOf` …: every text of the desk by its place in locales/id/desk.json. */
type KeysOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : KeysOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

export type TextKey = KeysOf<typeof desk>;
export type TextValues = Record<string, string | number>;

/** What the conversations call a thing, staff call it too. */
const spoken = { stage, topic, kind_name: kindName, paper_reason: paperReason };

/** In the order in which a case passes them. */
export const STAGE_NAMES: readonly string[] = Object.keys(stage);

/** What the audit records, as far as this desk has words for it. */
export const AUDIT_ACTIONS: readonly string[] = Object.keys(desk.auditAction);

const words = createInstance();
void words.init({
  lng: 'id',
  defaultNS: 'desk',
  resources: { id: { desk, ...spoken } },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

export function t(key: TextKey, values: TextValues = {}): string {
  return words.t(key, values);
}

/** A word for a name the server chose; a name this desk does not know yet is shown as it is. */
export function nameOf(group: keyof typeof desk | keyof typeof spoken, name: string): string {
  const key = group in spoken ? `${group}:${name}` : `${group}.${name}`;
  return words.t(key, { defaultValue: name.replaceAll(/[_-]/g, ' ') });
}

/** Why somebody is in the queue: a word of the bot's that has a sentence here, or what was written. */
export function reasonOf(reason: string): string {
  return Object.hasOwn(desk.ticketReason, reason) ? nameOf('ticketReason', reason) : reason;
}
