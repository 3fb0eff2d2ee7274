import { readFileSync } from 'node:fs';

export type Severity = 'reject' | 'warn';

/** A documented rule: `kind` is the identity kind, `any` when several share it; `why` is for staff and docs. */
export type Rule = { id: string; kind: string; severity: Severity; why: string };

const file = JSON.parse(readFileSync(new URL('./rules.json', import.meta.url), 'utf8')) as { rules: Rule[] };

/** Every rule that a verdict can name. */
export const rules: readonly Rule[] = file.rules;

const severities = new Map(rules.map((rule) => [rule.id, rule.severity]));

/** Severity of a rule id; throws for an id that rules.json does not know. */
export function severityOf(id: string): Severity {
  const severity = severities.get(id);
  if (severity === undefined) throw new Error(`rule ${id} is not in rules.json`);
  return severity;
}
