import { z } from 'zod';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { fieldName } from '../../../flows/engine/answer-lines.ts';
import { clockLines } from '../../../flows/engine/cases/clock-lines.ts';
import { stepsOf } from '../../../flows/engine/groups.ts';
import { renderValue } from '../../../flows/engine/render.ts';
import { standingsOf } from '../../../flows/engine/cases/standings.ts';
import type { StepContext } from '../../../flows/define.ts';
import { permitNames, stageShape } from './ticket.ts';

/** The language of the desk. */
const LANGUAGE = 'id';

export const standingShape = z.object({
  /** Names. */
  permits: z.array(z.string()),
  stage: stageShape,
  since: z.number(),
  waiting: z.object({ for: z.string(), since: z.number() }).nullable(),
  /** The three clocks in words, as the applicant reads them. */
  clocks: z.array(z.string()),
});
export type StandingView = z.infer<typeof standingShape>;

export function presentStandings({ world, application, now }: StepContext): StandingView[] {
  if (!application) return [];
  return standingsOf(application, world.calendar, now).map((standing) => ({
    permits: permitNames(world, standing.permits),
    stage: standing.stage,
    since: standing.since,
    waiting: standing.waiting ?? null,
    clocks: (standing.clocks ? clockLines(standing, standing.clocks, world.catalogue) : []).map((line) =>
      // What WhatsApp shows bold is plain here.
      String(renderValue(world, LANGUAGE, line)).replaceAll('*', ''),
    ),
  }));
}

/** The questions of an item that an officer may answer for the applicant. */
export function fillable(
  context: StepContext,
  asks: readonly AskName[],
): { key: string; label: string; document: boolean }[] {
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  return stepsOf(flow, context.answers)
    .filter((step) => step.of === 'subject' && asks.includes(step.asks))
    .filter(({ key }) => {
      const answer = context.answers.get(key);
      return answer === undefined || answer.mark === 'deferred';
    })
    .map((step) => ({
      key: step.key,
      label: String(renderValue(context.world, LANGUAGE, fieldName(step, context))),
      document: isDocumentAsk(step.asks),
    }));
}
