/** BuilderBot with its MemoryDB: nothing is durable. Its provider is the test double it ships. */
import * as library from '@builderbot/bot';
import type { Contender } from '../contender.ts';
import { expectedReply, FORM, FORM_TURNS, formWords, receipt } from '../form.ts';

type Incoming = { from: string; body: string; name: string };
type Tools = {
  state: { update(values: Record<string, string>): Promise<void>; getMyState(): Record<string, string> };
  fallBack(text: string): unknown;
  flowDynamic(text: string): Promise<void>;
};

type Flow = {
  addAnswer(
    text: string,
    options: { capture: true },
    take: (message: Incoming, tools: Tools) => Promise<unknown>,
  ): Flow;
};
type Provider = { sendMessage(to: string, message: string): Promise<unknown> };

/** The part that is used: its own declarations do not resolve under Node's module rules. */
type BuilderBot = {
  addKeyword(words: string[]): Flow;
  createFlow(flows: Flow[]): object;
  createProvider(kind: unknown): Provider;
  createBot(parts: { flow: object; provider: Provider; database: object }): Promise<{
    handleMsg(message: Incoming): Promise<unknown>;
  }>;
  MemoryDB: new () => object;
  TestTool: { TestProvider: unknown };
};
const { addKeyword, createBot, createFlow, createProvider, MemoryDB, TestTool } =
  library as unknown as BuilderBot;

export async function openBuilderBot(): Promise<Contender> {
  let flow = addKeyword(['halo']);
  FORM.forEach((step, index) => {
    const take = async ({ body }: Incoming, { state, fallBack, flowDynamic }: Tools) => {
      if (!step.accepts!.test(body)) return fallBack(step.complaint ?? step.question);
      await state.update({ [step.key]: body });
      if (index === FORM.length - 1) await flowDynamic(receipt(state.getMyState()));
      return undefined;
    };
    flow = flow.addAnswer(step.question, { capture: true }, take);
  });
  const waiting = new Map<string, { replies: string[]; done: () => void }>();
  const provider = createProvider(TestTool.TestProvider);
  provider.sendMessage = (to: string, message: string) => {
    const person = waiting.get(to);
    person?.replies.push(message);
    person?.done();
    return Promise.resolve({ to, message });
  };
  const address = (person: number): string => `62812${String(person).padStart(8, '0')}`;
  const bot = await createBot({ flow: createFlow([flow]), provider, database: new MemoryDB() });
  return {
    turns: FORM_TURNS,
    words: formWords,
    async deliver(person, body) {
      const from = address(person);
      const replies: string[] = [];
      let at = 0;
      const replied = new Promise<void>((resolve) => {
        waiting.set(from, {
          replies,
          done: () => {
            at = performance.now();
            resolve();
          },
        });
      });
      await Promise.all([bot.handleMsg({ from, body, name: 'Siti' }), replied]);
      return { replies, at };
    },
    post: (person, body) => bot.handleMsg({ from: address(person), body, name: 'Siti' }),
    burst: [5, 6, 7],
    right: (person, turn, replies) => replies.length === 1 && replies[0] === expectedReply(person, turn),
    stop: () => Promise.resolve(),
  };
}
