import type { Clock, Log } from '../../../storage/ports.ts';
import type { Intake, LinkState } from '../channel.ts';
import { makeTelling } from '../telling.ts';
import { fateOf } from './errors.ts';
import type { Stop } from './errors.ts';
import type { Graph } from './graph.ts';

/** Whether the number can be used: asked of the API at the start, and again after everything that stopped it. */
export type Link = {
  /** Resolves once it is noted that the number is not ready, whatever an earlier life has left; then the API is asked. */
  begin(): Promise<void>;
  isReady(): boolean;
  stop(reason: Stop, forMs: number): void;
  close(): Promise<void>;
};

const LOST_MS = 30_000;
/** Before what could not be noted of the number is noted again. */
const RETELL_MS = 10_000;

type LinkParts = {
  account: string;
  phoneNumberId: string;
  graph: Graph;
  clock: Clock;
  log: Log;
  intake: Intake;
};

export function openLink(parts: LinkParts): Link {
  const { account, clock, log, intake } = parts;
  let ready = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let stops = 0;

  const closing = new AbortController();
  const telling = makeTelling({
    account,
    log,
    clock,
    store: (state) => intake.link(state),
    pauseMs: RETELL_MS,
    signal: closing.signal,
  });

  /** Resolves once it is noted, or once there is something newer to note. */
  const say = (state: LinkState): Promise<void> => {
    telling.tell(state);
    return telling.told();
  };

  const askIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), ms);
    timer.unref();
  };

  const stop: Link['stop'] = (reason, forMs) => {
    if (closing.signal.aborted) return;
    ready = false;
    stops += 1;
    askIn(forMs);
    log.warn('cloud_api.waits', { account, reason, forMs });
    telling.tell({ state: 'waiting', reason, until: clock.now() + forMs });
  };

  const probe = async (): Promise<void> => {
    const asked = stops;
    const answer = await parts.graph.get(`${parts.phoneNumberId}?fields=id`);
    // Stopped meanwhile, it is asked again when that is over.
    const isOver = (): boolean => closing.signal.aborted || stops !== asked;
    if (isOver()) return;
    if (answer.kind === 'silence') return stop('connection_lost', LOST_MS);
    if (answer.kind === 'error') {
      const fate = fateOf(answer.code, answer.status);
      const wait = 'reason' in fate ? fate.reason : undefined;
      // Code 100 here: the id is no number that this token may see.
      return stop(wait ?? 'number_unknown', 'afterMs' in fate ? fate.afterMs : 10 * 60_000);
    }
    // First it is noted that reports are on their way again; until then nothing is settled or sent.
    await say({ state: 'ready' });
    if (!isOver()) ready = true;
  };
  const check = (): Promise<void> => (last = last.then(probe));

  return {
    async begin() {
      await say({ state: 'connecting' });
      void check();
    },
    isReady: () => ready,
    stop,
    async close() {
      closing.abort();
      ready = false;
      clearTimeout(timer);
      await last;
    },
  };
}
