/** telegraf's wizard scene with its session in SQLite (WAL, NORMAL), saved after the reply was sent, as telegraf does. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Scenes, session, Telegraf } from 'telegraf';
import type { Contender } from '../contender.ts';
import { expectedReply, FORM, FORM_TURNS, formWords, receipt } from '../form.ts';

type Context = Scenes.WizardContext;
type Answers = Record<string, string>;

export function openTelegraf(folder: string): Contender {
  const database = new Sqlite(join(folder, 'telegraf.db'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = normal');
  database.exec('create table sessions (key text primary key, value text not null) without rowid');
  const read = database.prepare('select value from sessions where key = ?');
  const put = database.prepare(
    'insert into sessions values (?, ?) on conflict (key) do update set value = excluded.value',
  );
  const remove = database.prepare('delete from sessions where key = ?');
  const store = {
    get(key: string) {
      const row = read.get(key) as { value: string } | undefined;
      return row && (JSON.parse(row.value) as object);
    },
    set: (key: string, value: object) => void put.run(key, JSON.stringify(value)),
    delete: (key: string) => void remove.run(key),
  };

  const steps = FORM.map((step, index) => async (context: Context) => {
    const text = context.text ?? '';
    if (!step.accepts!.test(text)) return context.reply(step.complaint ?? step.question);
    const answers = context.wizard.state as Answers;
    answers[step.key] = text;
    const next = FORM[index + 1];
    if (next) {
      await context.reply(next.question);
      return context.wizard.next();
    }
    await context.reply(receipt(answers));
    return context.scene.leave();
  });
  const wizard = new Scenes.WizardScene<Context>('form', ...steps);
  const stage = new Scenes.Stage<Context>([wizard]);
  const bot = new Telegraf<Context>('1:bench');
  bot.botInfo = {
    id: 1,
    is_bot: true,
    first_name: 'bench',
    username: 'bench',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
  bot.use(session({ store }));
  bot.use(stage.middleware());
  bot.hears('halo', async (context) => {
    await context.reply(FORM[0]!.question);
    return context.scene.enter('form', {}, true);
  });

  const waiting = new Map<number, { replies: string[]; at: number }>();
  const answer = (_method: string, payload: { chat_id: number; text: string }) => {
    const person = waiting.get(payload.chat_id);
    person?.replies.push(payload.text);
    if (person) person.at = performance.now();
    return Promise.resolve({ message_id: 1, date: 0, chat: { id: payload.chat_id, type: 'private' } });
  };
  // Every update has a Telegram client of its own; the network lies behind this one method.
  const client = Object.getPrototypeOf(Object.getPrototypeOf(bot.telegram)) as { callApi: typeof answer };
  client.callApi = answer;

  let serial = 0;
  const post = (person: number, text: string, id: number) => {
    const from = { id: person + 1, is_bot: false, first_name: 'Siti' };
    const chat = { id: person + 1, type: 'private', first_name: 'Siti' };
    const message = { message_id: id, date: 0, text, from, chat };
    return bot.handleUpdate({ update_id: id, message } as never);
  };
  return {
    turns: FORM_TURNS,
    words: formWords,
    async deliver(person, text) {
      const mine = { replies: [] as string[], at: 0 };
      waiting.set(person + 1, mine);
      serial += 1;
      await post(person, text, serial);
      return mine;
    },
    post,
    burst: [5, 6, 7],
    right: (person, turn, replies) => replies.length === 1 && replies[0] === expectedReply(person, turn),
    stop() {
      database.close();
      return Promise.resolve();
    },
  };
}
