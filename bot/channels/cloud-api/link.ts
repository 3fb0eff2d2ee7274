import type { Clock, Log } from '../../../storage/ports.ts';
import type { Intake } from '../channel.ts';
import { fateOf } from './errors.ts';
import type { Stop } from './errors.ts';
import type { Graph } from './graph.ts';

/** Whether the number can be used: asked of the API at the start, and again after everything that stopped it. */
export type Link = {
  /** Resolves once it is noted that the number is not ready, whatever an earlier life has left; then the API is asked. */
  begin(): Promise<void>;
  isReady(): boolean;
  stop(reason: Stop, forMs: number): Promise<void>;
  close(): Promise<void>;
};

const LOST_MS = 30_000;

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
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  let stops = 0;

  /** Whether it is noted. */
  const say = async (state: Parameters<Intake['link']>[0]): Promise<boolean> => {
    try {
      await intake.link(state);
      return true;
    } catch (error) {
      log.error('cloud_api.link_not_stored', { account, error });
      return false;
    }
  };

  const askIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), ms);
    timer.unref();
  };

  const stop: Link['stop'] = async (reason, forMs) => {
    if (closed) return;
    ready = false;
    stops += 1;
    askIn(forMs);
    log.warn('cloud_api.waits', { account, reason, forMs });
    await say({ state: 'waiting', reason, until: clock.now() + forMs });
  };

  const probe = async (): Promise<void> => {
    const asked = stops;
    const answer = await parts.graph.get(`${parts.phoneNumberId}?fields=id`);
    // Stopped meanwhile, it is asked again when that is over.
    if (closed || stops !== asked) return;
    if (answer.kind === 'silence') return stop('connection_lost', LOST_MS);
    if (answer.kind === 'error') {
      const fate = fateOf(answer.code, answer.status);
      const wait = 'reason' in fate ? fate.reason : undefined;
      // Code 100 here: the id is no number that this token may see.
      return stop(wait ?? 'number_unknown', 'afterMs' in fate ? fate.afterMs : 10 * 60_000);
    }
    // First it is noted that reports are on their way again; until then nothing is settled or sent.
    const noted = await say({ state: 'ready' });
    if (closed || stops !== asked) return;
    ready = noted;
    if (!noted) askIn(LOST_MS);
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
      closed = true;
      ready = false;
      clearTimeout(timer);
      await last;
    },
  };
}
