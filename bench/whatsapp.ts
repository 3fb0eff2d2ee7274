/**
 * `npm run bench -- --whatsapp`: messages of many people through the server double, the real library and the whole
 * program in one process. What is measured is that process; the double has another.
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { openWorld, person, textsTo, until } from '../proofs/channel-world.ts';
import type { World } from '../proofs/channel-world.ts';
import type { Usage } from '../tests/support/whatsapp-program.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';
import { block, keptBlock, writeSection } from './sections.ts';

const TEXTS = ['menu', 'berapa biaya urus nib', 'menu', 'syarat nib'];
const PEOPLE = 50;
const SAMPLES = 10;
/** With more than this going on beside it, a run says nothing about speed. */
const QUIET_LOAD = 1.5;

type Sample = { messages: number; seconds: number } & Usage;

export async function measureWhatsApp(messages: number, say: (line: string) => void): Promise<void> {
  const [load = 0] = loadavg();
  const world = await openWorld(15_000);
  try {
    const people = Array.from({ length: PEOPLE }, () => person(world));
    // A first round of sessions, caches and compiled code is not the steady state.
    await everyone(world, people, 0, 4);
    const samples: Sample[] = [];
    let [total, round] = [0, 1];
    let before = await usage(world);
    const first = before;
    const start = performance.now();
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
    const cpu = (before.cpuMs - first.cpuMs) / total;
    const quiet = load <= QUIET_LOAD;
    const speed = quiet ? block('speed', speedOf(total, seconds, cpu)) : keptBlock('speed');
    const text = section(samples, quiet, load, speed);
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

function speedOf(total: number, seconds: number, cpu: number): string {
  return `${total.toLocaleString('en')} messages of ${PEOPLE} people: ${Math.round(total / seconds)} messages/s answered, ${cpu.toFixed(1)} ms CPU of that process a message, on a quiet
machine. Commit ${commit()}.`;
}

const WHY = `What a talk costs does not grow with its length: libsignal would keep a chain of its session for each change of speaker
for ever, and forty sessions, one for each time that a person's list of devices was read anew, in a record that is read
and written with every message and held by each of the last hundreds that were sent; the channel keeps five of both. The
engine's room for young objects has an end (\`--max-semi-space-size=16\` of \`npm start\`; by itself it would take 128
MB). What the process holds beyond that is the allocator's room for the busiest moments, and up to 32 MiB of pages of the
database, which fill as it grows.`;

function section(samples: readonly Sample[], quiet: boolean, load: number, speed: string): string {
  const rows = samples.map(
    ({ messages, rss, heap, held, buffers }) =>
      `| ${messages.toLocaleString('en')} | ${[rss, held, heap, buffers].map(mb).join(' | ')} |`,
  );
  const [half, last] = [samples[samples.length / 2 - 1]!, samples.at(-1)!];
  const change = (key: 'rss' | 'heap'): string => `from ${mb(half[key])} to ${mb(last[key])} MB`;
  return `## Over WhatsApp's wire

Messages through the server double, the unmodified library and the whole program in one process (Signal, Noise, keys in
SQLite with FULL durability, turn, reply, acknowledgement), the double beside it on the same machine. The pauses are left
out that a linked number makes between messages: in use it sends about one a second, whatever the program could do.

${speed}

Memory of that process over ${last.messages.toLocaleString('en')} messages of ${PEOPLE} people, commit ${commit()}${
    quiet
      ? ''
      : `; the machine was busy with other
things (load ${load.toFixed(0)}), which says nothing about memory, so the speed above is that of an earlier run`
  }. In the second half
the process went ${change('rss')}, what is in use of the heap ${change('heap')}.

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
