import { STAGES } from '../flows/facts.ts';
import type { Stage } from '../flows/facts.ts';
import type { ApplicationRow, PermitLine } from '../storage/stores/applications.ts';
import { CommandError } from './command-error.ts';
import { mayBeDelivered, mayMove } from './stages.ts';

/** The lines an act is about: that of the one permit it names (in any case), else all. */
export function linesOf({ lines }: Pick<ApplicationRow, 'lines'>, permit: string | undefined): PermitLine[] {
  if (permit === undefined) return lines;
  const named = lines.filter((line) => line.permit === permit.toUpperCase());
  if (named.length === 0)
    throw new CommandError('invalid_permit', lines.map((line) => line.permit).join(', '));
  return named;
}

/** Codes to be named, because not every permit of the application is meant. */
export function namedPermits(
  { lines }: Pick<ApplicationRow, 'lines'>,
  meant: readonly PermitLine[],
): string[] | undefined {
  return meant.length === lines.length ? undefined : meant.map(({ permit }) => permit);
}

/** A change of stage, worked out before anything is written. */
export type Move = {
  moved: PermitLine[];
  /** Those that are out already and of which only the paper is given. */
  delivered: PermitLine[];
  /** Codes of the permits that move, or are delivered, unless all are. */
  permits: string[] | undefined;
  /** Where every line then stands. */
  stages: Stage[];
};

/**
 * Who moves when a permit, or all of them together, go to a stage: of all, each that may. Throws `invalid_stage` when
 * none may (with where it stands and may go), or the application has no number yet. What is issued already may be given its paper: with a `file` it is
 * delivered, without one `no_file` is thrown.
 */
export function planMove(
  application: Pick<ApplicationRow, 'lines' | 'number'>,
  to: Stage,
  permit: string | undefined,
  file: boolean,
): Move {
  const named = linesOf(application, permit);
  const moved = named.filter(({ stage }) => mayMove(stage, to));
  const delivered = moved.length > 0 ? [] : named.filter(({ stage }) => mayBeDelivered(stage, to));
  if (application.number === null) throw new CommandError('invalid_stage');
  if (moved.length + delivered.length === 0) throw new CommandError('invalid_stage', whereTo(named));
  if (delivered.length > 0 && !file) throw new CommandError('no_file');
  return {
    moved,
    delivered,
    permits: namedPermits(application, moved.length > 0 ? moved : delivered),
    stages: application.lines.map((line) => (moved.includes(line) ? to : line.stage)),
  };
}

/** "submitted: verifying, returned": where the first of them stands, and to what stages it may go. */
function whereTo([line]: readonly PermitLine[]): string {
  const from = line?.stage ?? 'draft';
  return `${from}: ${STAGES.filter((to) => mayMove(from, to)).join(', ')}`;
}
