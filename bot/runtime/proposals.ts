import { redact } from '../../licensing/identity/redact.ts';
import { PROPOSABLE } from '../../flows/engine/wishes/seek-proposal.ts';
import type { ProposedIntent } from '../../flows/engine/wishes/seek-proposal.ts';
import type { Catalogue } from '../../licensing/catalogue/catalogue.ts';
import type { Storage } from '../../storage/database.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';
import { longChores } from './long-chores.ts';
import type { Chore } from './timers.ts';

/** What a language model is shown: words without numbers, and what it may choose from. */
export type ModelRequest = {
  text: string;
  intents: readonly ProposedIntent[];
  permits: readonly { code: string; name: string }[];
};

/** What it chose; whatever is not among the choices is dropped. Rejects when it has no answer; `signal` ends its time. */
export type LanguageModel = (
  request: ModelRequest,
  signal: AbortSignal,
) => Promise<{ intent: string; permits: readonly string[] }>;

export type Proposals = {
  /** Begins to ask about the message a timer names; true once there is nothing to ask. */
  due: Chore;
  /** Resolves when nothing waits to be asked. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

type ProposalsParts = {
  storage: Storage;
  clock: Clock;
  log: Log;
  catalogue: () => Catalogue;
  /** None where it is off: nothing is asked then. */
  model: LanguageModel | undefined;
  /** Milliseconds the model has; what comes later is of no use to whoever waits. */
  patience?: number;
};

const PATIENCE_MS = 8_000;
/** A sentence that was not understood is short; a story is for an officer. */
const LONGEST = 300;
const MOST_AT_ONCE = 50;
const KIND = 'propose';

/**
 * Asks a language model what a sentence that was not understood may mean, outside the turns. One attempt: the timer is
 * taken away in the transaction that tells the chat, and a model that fails, is late or chooses nothing tells nothing.
 */
export function openProposals(parts: ProposalsParts): Proposals {
  const { storage, clock, log, catalogue, model, patience = PATIENCE_MS } = parts;
  const closing = new AbortController();

  async function propose(row: TimerRow): Promise<void> {
    const text = model === undefined ? undefined : await textOf(row);
    const chosen = model && text !== undefined ? await ask(model, text) : undefined;
    if (closing.signal.aborted) return;
    await storage.write(async ({ timers, messages }) => {
      if (!(await timers.remove(row.id)) || chosen === undefined) return;
      const body = { notice: 'proposed', message: row.key, ...chosen } as const;
      await messages.insertInternal({ chat: row.chat, cause: `proposed:${row.id}`, body, at: clock.now() });
    });
  }

  async function ask(
    from: LanguageModel,
    text: string,
  ): Promise<{ intent: ProposedIntent; permits: string[] } | undefined> {
    const permits = [...catalogue().permits.values()].map(({ code, short_name: name }) => ({ code, name }));
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]);
    try {
      const late = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('late')), { once: true });
      });
      const answer = await Promise.race([from({ text, intents: PROPOSABLE, permits }, signal), late]);
      const intent = PROPOSABLE.find((each) => each === answer.intent);
      if (intent === undefined) return undefined;
      const known = new Set(permits.map(({ code }) => code));
      return { intent, permits: [...new Set(answer.permits)].filter((code) => known.has(code)).slice(0, 1) };
    } catch (error) {
      log.info('nothing_proposed', { reason: error instanceof Error ? error.message : 'unknown' });
      return undefined;
    }
  }

  async function textOf(row: TimerRow): Promise<string | undefined> {
    const message = await storage.read(({ messages }) => messages.get(row.key));
    if (message?.direction !== 'in' || message.body.kind !== 'text') return undefined;
    const { text } = message.body;
    return text.length > LONGEST ? undefined : redact(text);
  }

  const chores = longChores({
    storage,
    clock,
    log,
    kind: KIND,
    most: MOST_AT_ONCE,
    fault: 'proposing_failed',
    work: propose,
  });
  return {
    due: chores.due,
    idle: chores.idle,
    async stop() {
      closing.abort();
      chores.close();
      await chores.ended();
    },
  };
}
