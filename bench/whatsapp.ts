/**
 * `npm run bench -- --whatsapp`: messages of many people through the server double, the real library and the whole
 * program in one process. What is measured is that process; the double has another.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { openWorld, person, textsTo, until } from '../proofs/channel-world.ts';
import type { World } from '../proofs/channel-world.ts';
import type { Usage } from '../tests/support/whatsapp-program.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';
import { block, keptBlock, writeSection } from './sections.ts';

const TEXTS = ['menu', 'berapa biaya urus nib', 'menu', 'syarat nib'];
const PEOPLE = 50;
const SAMPLES = 10;
/** Where others use more of a core than this while it runs, a run says nothing about speed. */
const QUIET_CORES = 0.15;

type Sample = { messages: number; seconds: number } & Usage;

export async function measureWhatsApp(messages: number, say: (line: string) => void): Promise<void> {
  const world = await openWorld(15_000);
  try {
    const people = Array.from({ length: PEOPLE }, () => person(world));
    // A first round of sessions, caches and compiled code is not the steady state.
    await everyone(world, people, 0, 4);
    const samples: Sample[] = [];
    let [total, round] = [0, 1];
    let before = await usage(world);
    const first = before;
    const [start, busy, driver] = [performance.now(), busyMs(), driverMs()];
    const each = Math.ceil(messages / SAMPLES / PEOPLE);
    while (total < messages) {
      const begun = performance.now();
      await everyone(world, people, round++, each);
      total += each * PEOPLE;
      const now = await usage(world);
      const seconds = (performance.now() - begun) / 1_000;
      samples.push({ messages: total, seconds, ...now, cpuMs: (now.cpuMs - before.cpuMs) / (each * PEOPLE) });
      say(`… ${total} messages, ${mb(now.rss)} MB`);
      before = now;
    }
    const seconds = (performance.now() - start) / 1_000;
    const used = before.cpuMs - first.cpuMs;
    const others = Math.max(0, busyMs() - busy - (driverMs() - driver) - used) / 1_000 / seconds;
    const speed = `${Math.round(total / seconds)} messages/s answered, ${(used / total).toFixed(1)} ms CPU of that process a message`;
    const text = section(samples, speed, others);
    say(text);
    writeSection('whatsapp', text);
  } finally {
    await world.close();
  }
}

/** Each writes so many messages, the next one once the last is answered. */
export async function everyone(
  world: World,
  people: readonly Contact[],
  round: number,
  each: number,
): Promise<void> {
  await Promise.all(
    people.map(async (from) => {
      for (let message = 0; message < each; message += 1) {
        const heard = textsTo(world, from).length;
        const id = `B${round}-${from.lid}-${message}`;
        await world.server.write(from, { conversation: TEXTS[message % TEXTS.length] ?? '' }, id);
        if (!(await until(() => textsTo(world, from).length > heard)))
          throw new Error(`${id} was not answered`);
      }
    }),
  );
}

export async function usage({ life }: World): Promise<Usage> {
  const told = life.next((one) => ('usage' in one ? one.usage : undefined));
  life.order({ usage: true });
  return told;
}

export const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** CPU time that anybody on this machine has used, ms. */
const busyMs = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);

/** CPU time of this process: the double and the people. */
function driverMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const WHY = `What a talk costs does not grow with its length: libsignal would keep a chain of its session for each change of speaker
for ever, and forty sessions, one for each time that a person's list of devices was read anew, in a record that is read
and written with every message and held by each of the last hundreds that were sent; the channel keeps five of both. The
engine's room for young objects has an end (\`--max-semi-space-size=16\` of \`npm start\`; by itself it would take 128
MB). What the process holds beyond that is the allocator's room for the busiest moments, and up to 32 MiB of pages of the
database, which fill as it grows.`;

/** @param others cores that other programs used meanwhile */
function section(samples: readonly Sample[], speed: string, others: number): string {
  const rows = samples.map(
    ({ messages, rss, heap, held, buffers }) =>
      `| ${messages.toLocaleString('en')} | ${[rss, held, heap, buffers].map(mb).join(' | ')} |`,
  );
  const [half, last] = [samples[samples.length / 2 - 1]!, samples.at(-1)!];
  const change = (key: 'rss' | 'heap'): string => `from ${mb(half[key])} to ${mb(last[key])} MB`;
  const total = `${last.messages.toLocaleString('en')} messages of ${PEOPLE} people`;
  const quiet = others <= QUIET_CORES;
  const shared = `
The machine was shared in that run: other programs used ${others.toFixed(1)} of its ${availableParallelism()} cores, and it was
${speed}.
That says nothing about memory; the speed above is that of an earlier run on a quiet machine.
`;
  return `## Over WhatsApp's wire

Messages through the server double, the unmodified library and the whole program in one process (Signal, Noise, keys in
SQLite with FULL durability, turn, reply, acknowledgement), the double beside it on the same machine. The pauses are left
out that a linked number makes between messages: in use it sends about one a second, whatever the program could do.

${
  quiet
    ? block(
        'speed',
        `${total}: ${speed}, on a quiet
machine. Commit ${commit()}.`,
      )
    : keptBlock('speed')
}

Memory of that process over ${total}, commit ${commit()}. In the second half
the process went ${change('rss')}, what is in use of the heap ${change('heap')}.
${quiet ? '' : shared}
| messages so far | process, MB | held for the heap | in use after collection | buffers outside |
| --: | --: | --: | --: | --: |
${rows.join('\n')}

${WHY}

${keptBlock('renewals')}
`;
}

/** The commit the program stands at. */
export function commit(): string {
  return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
}
