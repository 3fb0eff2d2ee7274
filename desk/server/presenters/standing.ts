import { z } from 'zod';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { clockLines } from '../../../flows/engine/cases/clock-lines.ts';
import { renderValue } from '../../../flows/engine/render.ts';
import { standingsOf } from '../../../flows/engine/cases/standings.ts';
import { stillOpen } from '../../../flows/engine/cases/still-open.ts';
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
export const fillable = (
  context: StepContext,
  asks: readonly AskName[],
): { key: string; label: string; document: boolean }[] =>
  stillOpen(context, asks).map((question) => ({
    ...question,
    label: String(renderValue(context.world, LANGUAGE, question.label)),
  }));
