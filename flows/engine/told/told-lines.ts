import { maskPair } from '../../../licensing/identity/mask.ts';
import type { Step, StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { Json } from '../../json.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { fieldName, shownAnswer } from '../answer-lines.ts';

/** One line for each, "Modal: Rp 5.000.000"; where another answer stands already, both are shown, with the digits that differ. */
export function confirmLines(told: readonly { step: Step; value: Json }[], context: StepContext): Value[] {
  return told.map(({ step, value }) => {
    const before = context.answers.get(step.key);
    if (before === undefined || before.mark === 'deferred')
      return line(step, context, shownAnswer(step, value, context));
    if (NUMBERS.has(step.key) && typeof value === 'string' && typeof before.value === 'string') {
      const [was, is] = maskPair(before.value, value);
      return changed(step, context, was, is);
    }
    return changed(
      step,
      context,
      shownAnswer(step, before.value, context),
      shownAnswer(step, value, context),
    );
  });
}

/** Says what was noted without having been asked for; what several lines of a burst told stands together. */
export function sayNoted(draft: Draft, lines: readonly Value[]): void {
  const at = draft.events.findIndex((event) => event.type === 'say' && event.text === NOTED);
  const [before] = at < 0 ? [] : draft.events.splice(at, 1);
  const told = before?.type === 'say' ? before.values?.['lines'] : undefined;
  const said = typeof told === 'object' && 'lines' in told ? told.lines : [];
  say(draft, NOTED, { lines: { lines: [...said, ...lines] } });
}

const NOTED = 'told.noted';

const NUMBERS: ReadonlySet<string> = new Set(['nik', 'npwp', 'phone', 'owner_phone']);

const line = (step: Step, context: StepContext, value: Value): Value => ({
  text: 'told.line',
  values: { label: fieldName(step, context), value },
});

const changed = (step: Step, context: StepContext, before: Value, value: Value): Value => ({
  text: 'told.changed',
  values: { label: fieldName(step, context), before, value },
});
