/**
 * `npm run bench -- --whatsapp`: messages of many people through the server double, the real library and the whole
 * program in one process. What is measured is that process; the double has another.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINES, openWorld, person, textsTo, until } from '../proofs/channel-world.ts';
import type { World } from '../proofs/channel-world.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'BENCHMARKS.md');
const [BEGIN, END] = ['<!-- whatsapp: npm run bench -- --whatsapp -->', '<!-- end of whatsapp -->'];
const PEOPLE = 50;
const SAMPLES = 10;

type Usage = { cpuMs: number; rss: number; heap: number };
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
    const start = performance.now();
    const each = Math.ceil(messages / SAMPLES / PEOPLE);
    while (total < messages) {
      const begun = performance.now();
      await everyone(world, people, round++, each);
      total += each * PEOPLE;
      const now = await usage(world);
      const seconds = (performance.now() - begun) / 1_000;
      samples.push({ messages: total, seconds, ...now, cpuMs: (now.cpuMs - before.cpuMs) / (each * PEOPLE) });
      say(`… ${total} messages, ${Math.round(now.rss / 2 ** 20)} MB`);
      before = now;
    }
    const seconds = (performance.now() - start) / 1_000;
    const cpu = (before.cpuMs - first.cpuMs) / total;
    const text = section(total, seconds, cpu, samples);
    say(text);
    write(text);
  } finally {
    await world.close();
  }
}

/** Each writes so many messages, the next one once the last is answered. */
async function everyone(
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
        await world.server.write(from, { conversation: LINES[1 + (message % 4)] ?? '' }, id);
        if (!(await until(() => textsTo(world, from).length > heard)))
          throw new Error(`${id} was not answered`);
      }
    }),
  );
}

async function usage({ life }: World): Promise<Usage> {
  const told = life.next((one) => ('usage' in one ? one.usage : undefined));
  life.order({ usage: true });
  return told;
}

function section(total: number, seconds: number, cpu: number, samples: readonly Sample[]): string {
  const rows = samples.map(
    ({ messages, seconds: took, cpuMs, rss, heap }) =>
      `| ${messages.toLocaleString('en')} | ${Math.round(total / samples.length / took)} | ${cpuMs.toFixed(1)} | ${Math.round(rss / 2 ** 20)} | ${Math.round(heap / 2 ** 20)} |`,
  );
  return `## Over WhatsApp's wire

${total.toLocaleString('en')} messages of ${PEOPLE} people through the server double, the unmodified library and the whole program in
one process: ${Math.round(total / seconds)} messages/s answered, ${cpu.toFixed(1)} ms CPU of that process a message (Signal, Noise, keys in SQLite with
FULL durability, turn, reply, acknowledgement), the double beside it on the same machine. Commit ${commit()}.

| messages so far | answered/s | CPU ms a message | memory, MB | heap in use after collection, MB |
| --: | --: | --: | --: | --: |
${rows.join('\n')}

The heap in use stays small; what the process holds of the machine's memory still grows, more slowly with time, and not
all of that is explained yet.
`;
}

/** The commit the program stands at. */
function commit(): string {
  return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
}

function write(text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const kept = whatsappSection(page);
  const rest = kept === '' ? page : page.replace(`\n${kept}`, '');
  writeFileSync(PAGE, `${rest.trimEnd()}\n\n${BEGIN}\n\n${text}\n${END}\n`);
}

/** The section of an earlier run, for whoever writes the rest of the page anew. */
export function whatsappSection(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  return from < 0 || to < from ? '' : `${page.slice(from, to + END.length)}\n`;
}
