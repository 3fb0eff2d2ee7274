/** The real library in a process of its own against the server double: what is written here went over the wire. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { BaileysProcess, ChildEvent } from '../../support/baileys-process.ts';
import type { Contact, WhatsAppServer } from '../../support/whatsapp-server/server.ts';

const photo = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

let server: WhatsAppServer;
let start: BaileysRig['start'];
let linked: BaileysRig['linked'];
let close: BaileysRig['close'];

beforeEach(async () => {
  ({ server, start, linked, close } = await openBaileysRig());
});
afterEach(() => close());

/** What the library has to say; of a number that is linked it is nothing. */
const complaintsOf = ({ events }: BaileysProcess): ChildEvent[] =>
  events.filter((event) => event.event === 'log' && event.what.startsWith('baileys'));

test('unlinked until paired by QR, and ready again after a restart', async () => {
  const bot = await linked();
  expect(bot.events.find((event) => event.event === 'link')).toEqual({
    event: 'link',
    state: { state: 'unlinked' },
  });
  await bot.stop();
  await start().ready();
  expect(server.logins()).toBe(2);
  expect(complaintsOf(bot)).toEqual([]);
});

test('paired by a code typed on the phone', async () => {
  const bot = start();
  await bot.next('started');
  bot.tell({ do: 'pair', phone: `+${server.own.phone}` });
  const { state } = await bot.next('link', (event) => event.state.state === 'pairing');
  expect(state).toEqual({
    state: 'pairing',
    code: expect.stringMatching(/^\w{8}$/),
  });
  await server.typeCode('code' in state ? (state.code ?? '') : '');
  await bot.ready();
  await server.write(siti, { conversation: 'halo' }, 'IN1');
  expect((await bot.next('received')).message.externalId).toBe('IN1');
  expect(complaintsOf(bot)).toEqual([]);
});

test('of two codes that were asked for the later one links', async () => {
  const bot = start();
  await bot.next('started');
  const codes: string[] = [];
  for (const phone of ['+6281299990000', `+${server.own.phone}`]) {
    bot.tell({ do: 'pair', phone });
    const { state } = await bot.next('link', (event) => event.state.state === 'pairing');
    codes.push('code' in state ? (state.code ?? '') : '');
  }
  expect(codes[0]).not.toBe(codes[1]);
  await server.typeCode(codes[1]!);
  await bot.ready();
});

test('a code that the server does not want is taken away again; a QR still links', async () => {
  server.refuseCodes();
  const bot = start();
  await bot.next('started');
  bot.tell({ do: 'pair', phone: '+6281100000077' });
  const gone = await bot.next('link', ({ state }) => state.state === 'unlinked' && 'reason' in state);
  expect(gone.state).toEqual({ state: 'unlinked', reason: 'code_refused' });
  bot.tell({ do: 'pair' });
  const { state } = await bot.next(
    'link',
    (event) => event.state.state === 'pairing' && 'text' in event.state,
  );
  server.scan('text' in state ? (state.text ?? '') : '');
  await bot.ready();
});

test('unlinked by us it forgets everything', async () => {
  const bot = await linked();
  bot.tell({ do: 'unlink' });
  await bot.next('link', (event) => event.state.state === 'unlinked');
  await bot.next('link', (event) => event.state.state === 'unlinked');
  await bot.stop();
  const again = start();
  expect((await again.next('link')).state).toEqual({ state: 'unlinked' });
});

test('a text comes in, a reply goes out and is read by the person', async () => {
  const bot = await linked();
  await server.write(siti, { conversation: 'assalamualaikum' }, 'IN1');
  const { message } = await bot.next('received');
  expect(message).toMatchObject({
    account: 'wa1',
    chat: { kind: 'lid', value: siti.lid },
    also: [{ kind: 'phone', value: `+${siti.phone}` }],
    externalId: 'IN1',
    from: 'contact',
    name: 'Siti',
    content: { kind: 'text', text: 'assalamualaikum' },
  });

  const reply = { kind: 'text', text: 'Waalaikumsalam', quotes: 'IN1' } as const;
  const { id, result } = await bot.send(siti.lid, reply);
  expect(result).toMatchObject({ outcome: 'sent', externalId: id });
  const delivered = await server.nextSent();
  expect(delivered).toMatchObject({ id, to: siti.lid });
  expect(delivered.message.extendedTextMessage).toMatchObject({
    text: 'Waalaikumsalam',
    contextInfo: { stanzaId: 'IN1' },
  });

  // What the office phone has read is nobody's report on a message of ours.
  server.readOnPhone(siti, 'IN1');
  while (server.waiting().length > 0) await new Promise(setImmediate);
  server.receipt(siti, id);
  expect((await bot.next('receipt')).receipt).toMatchObject({ externalId: id, state: 'delivered' });
  for (const seen of ['read', 'played'] as const) {
    server.receipt(siti, id, seen);
    expect((await bot.next('receipt')).receipt).toMatchObject({ externalId: id, state: 'read' });
  }
  expect(server.waiting()).toEqual([]);
  // Nor does the library complain of what the double tells it about people.
  const complaints = bot.events.filter((event) => event.event === 'log' && event.what === 'baileys');
  expect(JSON.stringify(complaints)).not.toContain('mapping');
});

test('a photo comes in with its bytes; one that is gone or too large says so', async () => {
  const bot = await linked({ maxMediaBytes: 100 });
  const file = await server.media.keep(photo, 'image');
  await server.write(siti, { imageMessage: { ...file, mimetype: 'image/jpeg', caption: 'KTP saya' } }, 'P1');
  expect((await bot.next('received')).message.content).toEqual({
    kind: 'image',
    caption: 'KTP saya',
    file: { mime: 'image/jpeg', bytes: photo.toString('base64') },
  });

  const large = await server.media.keep(Buffer.alloc(200), 'document');
  await server.write(siti, { documentMessage: { ...large, fileLength: 10 } }, 'P2');
  expect((await bot.next('received')).message.content).toEqual({
    kind: 'document',
    file: { fault: 'too_large' },
  });
});

test('a PDF goes out and is what the person opens', async () => {
  const bot = await linked();
  const file = { id: 'f1', owner: siti.lid, sha256: '', mime: 'application/pdf', size: 4, name: 'NIB.pdf' };
  const bytes = Buffer.from('%PDF').toString('base64');
  const { result } = await bot.send(siti.lid, { kind: 'document', file, caption: 'Ini NIB-nya' }, { bytes });
  expect(result.outcome).toBe('sent');
  const { documentMessage } = (await server.nextSent()).message;
  expect(documentMessage).toMatchObject({
    mimetype: 'application/pdf',
    fileName: 'NIB.pdf',
    caption: 'Ini NIB-nya',
  });
  expect(server.media.file(documentMessage?.directPath ?? '')).toBeDefined();
});

test('a file goes out though the server once did not say where files go', async () => {
  const bot = await linked();
  await server.write(siti, { conversation: 'kirim izinnya' }, 'IN1');
  await bot.next('received');
  server.refuseFiles();
  const file = { id: 'f1', owner: siti.lid, sha256: '', mime: 'application/pdf', size: 4, name: 'NIB.pdf' };
  const message = { kind: 'document', file } as const;
  const bytes = Buffer.from('%PDF').toString('base64');
  expect((await bot.send(siti.lid, message, { bytes })).result.outcome).toBe('retry');
  await bot.ready();
  expect((await bot.send(siti.lid, message, { bytes })).result.outcome).toBe('sent');
});

test('a refused message is refused with its code, an unanswered one is unknown', async () => {
  const bot = await linked();
  server.answerNext('421', 'silent');
  expect((await bot.send(siti.lid, { kind: 'text', text: 'satu' })).result).toEqual({
    outcome: 'refused',
    code: '421',
  });
  expect((await bot.send(siti.lid, { kind: 'text', text: 'dua' })).result).toEqual({ outcome: 'unknown' });
  // The outbox settles it once a link is proven again.
  await bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === 'no_acknowledgement');
  await bot.ready();
});

test('what is still being prepared when the connection ends is told at once, and may be sent on the next', async () => {
  const budi: Contact = { lid: '100000000000124', phone: '6281234567891', name: 'Budi' };
  server.addContact(budi);
  const bot = await linked();
  const text = { kind: 'text', text: 'halo' } as const;
  await bot.send(siti.lid, text);
  server.freeze();
  // One waits for its acknowledgement, one for the devices of somebody new: that question may wait much longer.
  bot.tell({ do: 'send', to: siti.lid, message: text, id: 'WRITTEN' });
  bot.tell({ do: 'send', to: budi.lid, message: text, id: 'PREPARED' });
  await bot.ready();
  const results = bot.events.flatMap((told) => (told.event === 'result' ? [[told.id, told.result]] : []));
  expect(Object.fromEntries(results)).toMatchObject({
    WRITTEN: { outcome: 'unknown' },
    PREPARED: { outcome: 'retry', code: 'not_connected' },
  });
});

test('told that it may begin no chats, it answers only people who wrote, also after a restart', async () => {
  const budi: Contact = { lid: '100000000000124', phone: '6281234567891', name: 'Budi' };
  server.addContact(budi);
  const bot = await linked();
  await server.write(siti, { conversation: 'halo' }, 'IN1');
  await bot.next('received');
  server.answerNext('463');
  const text = { kind: 'text', text: 'Selamat pagi' } as const;
  expect((await bot.send(budi.lid, text)).result).toEqual({ outcome: 'refused', code: '463' });
  await bot.next('link', ({ state }) => 'reason' in state && state.reason === 'reach_limited');
  expect(
    bot.events.find((event) => event.event === 'log' && event.what === 'whatsapp.reach_limited'),
  ).toMatchObject({ level: 'error' });
  expect((await bot.send(siti.lid, text)).result.outcome).toBe('sent');
  await bot.stop();

  const again = start();
  const { state } = await again.next('link', (event) => event.state.state === 'ready');
  expect(state).toEqual({ state: 'ready', reason: 'reach_limited' });
  // Refused also where the person wrote first: the third time it is told as what staff must know of.
  await server.write(siti, { conversation: 'halo?' }, 'IN2');
  await again.next('received');
  server.answerNext('463', '463');
  for (const words of ['satu', 'dua'])
    expect((await again.send(siti.lid, { kind: 'text', text: words })).result).toEqual({
      outcome: 'refused',
      code: '463',
    });
  await again.next('link', ({ state: told }) => 'reason' in told && told.reason === 'reach_refused');
  const held = { outcome: 'retry', code: 'new_chats_paused', held: true, afterMs: expect.any(Number) };
  expect((await again.send(budi.lid, text)).result).toEqual(held);
});

test('WhatsApp tells how long the limit lasts, and lifts it: it may begin chats again at once', async () => {
  const budi: Contact = { lid: '100000000000124', phone: '6281234567891', name: 'Budi' };
  server.addContact(budi);
  const bot = await linked();
  server.answerNext('463');
  const text = { kind: 'text', text: 'Selamat pagi' } as const;
  expect((await bot.send(budi.lid, text)).result).toEqual({ outcome: 'refused', code: '463' });
  const limited = () =>
    bot.next('link', ({ state }) => 'reason' in state && state.reason === 'reach_limited');
  await limited();
  const tell = (id: string, lock: object): void => {
    const update = {
      tag: 'update',
      attrs: { op_name: 'NotificationUserReachoutTimelockUpdate' },
      content: Buffer.from(JSON.stringify({ data: { xwa2_notify_account_reachout_timelock: lock } })),
    };
    const attrs = { from: 's.whatsapp.net', type: 'mex', id };
    server.push({ tag: 'notification', attrs, content: [update] });
  };

  // Longer than the six hours that count where nothing is said.
  const twoDays = 48 * 60 * 60;
  const ends = Math.floor(Date.now() / 1_000) + twoDays;
  tell('LIMITED', { is_active: true, time_enforcement_ends: String(ends) });
  await limited();
  const { result } = await bot.send(budi.lid, text);
  expect(result).toMatchObject({ code: 'new_chats_paused', held: true });
  const afterMs = 'afterMs' in result ? (result.afterMs ?? 0) : 0;
  expect(Math.abs(afterMs - twoDays * 1_000)).toBeLessThan(60_000);

  tell('LIFTED', { is_active: false });
  await bot.next('link', ({ state }) => state.state === 'ready' && !('reason' in state));
  expect((await bot.send(budi.lid, text)).result.outcome).toBe('sent');
});

test('it is never shown as online: the office phone goes on ringing', async () => {
  const shown: (string | undefined)[] = [];
  server.watch((direction, { tag, attrs }) => {
    if (direction === 'in' && tag === 'presence') shown.push(attrs['type']);
  });
  const bot = await linked();
  // Under its own name, which it hears from the phone, a device shows itself when it connects.
  await server.writeOnPhone(siti, { conversation: 'Sebentar, Bu' }, 'PHONE1');
  await bot.next('received');
  await bot.stop();
  const again = start();
  await again.ready();
  await again.send(siti.lid, { kind: 'text', text: 'ya' });
  expect(shown).toContain('unavailable');
  expect(shown).not.toContain('available');
});

test('a first message goes only to a number that has WhatsApp', async () => {
  const bot = await linked();
  const text = { kind: 'text', text: 'Peringatan' } as const;
  expect((await bot.send('+6285799999999', text)).result).toEqual({
    outcome: 'refused',
    code: 'not_on_whatsapp',
  });
  expect((await bot.send(`+${siti.phone}`, text)).result.outcome).toBe('sent');
  expect((await server.nextSent()).to).toBe(siti.lid);
});

test('while nobody can look up whether a person wrote first, nothing is sent and nothing is in doubt', async () => {
  const bot = await linked({ lookUpsFail: 1 });
  const text = { kind: 'text', text: 'Peringatan' } as const;
  const { result } = await bot.send(`+${siti.phone}`, text);
  expect(result).toEqual({ outcome: 'retry', code: 'not_looked_up', held: true, afterMs: 1_000 });
  expect((await bot.send(`+${siti.phone}`, text)).result.outcome).toBe('sent');
});

test('refused for stale devices it asks for them anew and sends once more under the same id', async () => {
  const bot = await linked();
  server.answerNext('479');
  const { id, result } = await bot.send(siti.lid, { kind: 'text', text: 'satu' });
  expect(result).toMatchObject({ outcome: 'sent', externalId: id });
  expect((await server.nextSent()).id).toBe(id);
  server.answerNext('479', '479');
  expect((await bot.send(siti.lid, { kind: 'text', text: 'dua' })).result).toEqual({
    outcome: 'refused',
    code: '479',
  });
});

test('the second message of a stranger waits for the first, of whom more is to be written down', async () => {
  const bot = await linked({ slowMappingsMs: 200 });
  const rudi: Contact = { lid: '100000000000125', phone: '6281234567892', name: 'Rudi' };
  server.addContact(rudi);
  // Nothing is to be written down of whoever shows no number: the second would overtake.
  const hidden = { ...siti, phone: '' };
  await Promise.all([
    server.write(siti, { conversation: 'assalamualaikum' }, 'F1'),
    server.write(hidden, { conversation: 'mau tanya' }, 'F2'),
    server.write(rudi, { conversation: 'halo' }, 'F3'),
  ]);
  const received = [await bot.next('received'), await bot.next('received'), await bot.next('received')];
  const ids = received.map(({ message }) => message.externalId);
  expect(ids.filter((id) => id !== 'F3')).toEqual(['F1', 'F2']);
});

test('what is typed on the office phone is told apart from our own messages', async () => {
  const bot = await linked();
  await server.writeOnPhone(siti, { conversation: 'Ini Bu Rina dari kantor' }, 'PHONE1');
  expect((await bot.next('received')).message).toMatchObject({
    chat: { kind: 'lid', value: siti.lid },
    from: 'office_phone',
    content: { kind: 'text', text: 'Ini Bu Rina dari kantor' },
  });

  const { id } = await bot.send(siti.lid, { kind: 'text', text: 'dari bot' });
  await server.nextSent();
  // The phone's copy of our own message, then one of the person: by then the echo would have come.
  await server.writeOnPhone(siti, { conversation: 'dari bot' }, id);
  await server.write(siti, { conversation: 'baik' }, 'IN2');
  expect((await bot.next('received')).message.externalId).toBe('IN2');
});

describe('nothing is lost', () => {
  test('after a dropped connection, what was written meanwhile comes as well', async () => {
    const bot = await linked();
    server.drop();
    await server.write(siti, { conversation: 'satu' }, 'D1');
    await server.write(siti, { conversation: 'dua' }, 'D2');
    expect((await bot.next('received')).message.externalId).toBe('D1');
    expect((await bot.next('received')).message.externalId).toBe('D2');
    await bot.ready();
    expect((await bot.send(siti.lid, { kind: 'text', text: 'ya' })).result.outcome).toBe('sent');
  });

  test('while the database is away: the server keeps it, and gives it once more', async () => {
    // The first write that fails ends the connection; the renewal of the lease would notice much later.
    const bot = await linked({ lease: 60_000 });
    bot.tell({ do: 'lose_store', ms: 1_500 });
    await bot.next('store_lost');
    await server.write(siti, { conversation: 'satu' }, 'S1');
    await server.write(siti, { conversation: 'dua' }, 'S2');
    await bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === 'store_unavailable');
    expect(server.waiting()).toEqual(['S1', 'S2']);
    expect((await bot.next('received')).message.externalId).toBe('S1');
    expect((await bot.next('received')).message.externalId).toBe('S2');
    await server.write(siti, { conversation: 'tiga' }, 'S3');
    expect((await bot.next('received')).message.externalId).toBe('S3');
    expect(bot.events.filter(({ event }) => event === 'received')).toHaveLength(3);
  });

  test('between two processes', async () => {
    const bot = await linked();
    await server.write(siti, { conversation: 'sebelum' }, 'R1');
    await bot.next('received');
    await bot.stop();
    await server.write(siti, { conversation: 'sementara itu' }, 'R2');
    const again = start();
    const { message } = await again.next('received');
    expect(message).toMatchObject({ externalId: 'R2', content: { kind: 'text', text: 'sementara itu' } });
  });

  test('when the process is killed between acknowledging and storing: the journal is replayed', async () => {
    await (await linked()).stop();
    const doomed = start({ stuck: true });
    await doomed.ready();
    await server.write(siti, { conversation: 'jangan hilang' }, 'K1');
    // Of two first messages of a stranger within milliseconds the library may decrypt the second first.
    await doomed.next('receiving');
    await server.write(siti, { conversation: 'aku juga' }, 'K2');
    // The server has nothing more to give: only the journal can.
    while (server.waiting().length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await doomed.kill();

    const again = start();
    expect((await again.next('received')).message).toMatchObject({
      externalId: 'K1',
      chat: { kind: 'lid', value: siti.lid },
      name: 'Siti',
      content: { kind: 'text', text: 'jangan hilang' },
    });
    expect((await again.next('received')).message.externalId).toBe('K2');
    await again.stop();

    // Stored now, and so gone from the journal.
    const third = start();
    await third.ready();
    await server.write(siti, { conversation: 'lagi' }, 'K3');
    expect((await third.next('received')).message.externalId).toBe('K3');
  });
});

test('deaf it connects anew; deaf again it asks for a new process', async () => {
  const bot = await linked({ watchdog: 1_500 });
  await server.write(siti, { conversation: 'halo' }, 'W1');
  await bot.next('received');
  // A stanza over whose name the library stumbles, so that nobody hears of it: one is enough.
  let times = 0;
  const talkToTheDeaf = (): void => {
    const name = { tag: 'verified_name', attrs: {}, content: Buffer.from('no certificate') };
    const enc = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.from('unheard') };
    const attrs = { from: `${siti.lid}@lid`, type: 'text', id: `D${(times += 1)}`, t: '1' };
    server.push({ tag: 'message', attrs, content: [name, enc] });
  };
  const before = Date.now();
  talkToTheDeaf();
  const ended = await bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === 'deaf');
  const since = 'deafSince' in ended.state ? (ended.state.deafSince ?? 0) : 0;
  expect(since).toBeGreaterThanOrEqual(before);
  expect(since).toBeLessThan(Date.now() - 1_500);
  await bot.ready();
  expect(bot.events.some(({ event }) => event === 'exhausted')).toBe(false);
  talkToTheDeaf();
  await bot.next('exhausted');
  // Told before the process is asked to end: the next one goes on counting.
  const endings = bot.events.filter(
    (told) => told.event === 'link' && told.state.state === 'waiting' && told.state.reason === 'deaf',
  );
  expect(endings).toHaveLength(2);
});

test('messages that linked devices are not given are no deafness', async () => {
  const bot = await linked({ watchdog: 300, keepAlive: 200 });
  for (const type of ['bot_unavailable_fanout', 'hosted_unavailable_fanout', 'msmsg']) {
    const content = [
      type === 'msmsg'
        ? { tag: 'enc', attrs: { v: '2', type }, content: Buffer.from('unheard') }
        : { tag: 'unavailable', attrs: { type } },
    ];
    server.push({
      tag: 'message',
      attrs: { from: `${siti.lid}@lid`, type: 'text', id: type, t: '1' },
      content,
    });
    expect((await bot.next('received')).message).toMatchObject({
      externalId: type,
      content: { kind: 'other' },
    });
  }
  // The watchdog would not wait for so long.
  const { promise: waited, resolve } = Promise.withResolvers<void>();
  let pings = 0;
  server.watch((direction, { attrs }) => {
    if (direction === 'in' && attrs['xmlns'] === 'w:p' && (pings += 1) === 4) resolve();
  });
  await waited;
  expect(bot.events.some((told) => told.event === 'link' && told.state.state === 'waiting')).toBe(false);
});

test('a server that answers and brings nothing is asked on a new connection, and gives what it held', async () => {
  // Asked so often whether it is there, and answering each time.
  const bot = await linked({ keepAlive: 300, quiet: 2_000, watchdog: 1_000 });
  server.hold();
  await server.write(siti, { conversation: 'ada orang?' }, 'Q1');
  const { state } = await bot.next('link', (event) => event.state.state === 'waiting');
  expect(state).toMatchObject({ reason: 'quiet' });
  expect(state).not.toHaveProperty('deafSince');
  expect((await bot.next('received')).message.externalId).toBe('Q1');
  expect(bot.events.some(({ event }) => event === 'exhausted')).toBe(false);
});

test('without any frame it connects anew; and again without, it asks for a new process', async () => {
  const bot = await linked({ keepAlive: 500 });
  server.freeze();
  await bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === 'silent');
  await bot.ready();
  expect(bot.events.some(({ event }) => event === 'exhausted')).toBe(false);
  server.freeze();
  await bot.next('exhausted');
});

test('while another process holds the number nothing is said or done', async () => {
  await (await linked()).stop();
  const second = start({ leaseTaken: 2 });
  await second.ready();
  const steps = second.events.flatMap((event) => {
    if (event.event === 'link') return [event.state.state];
    return event.event === 'held' ? ['the lease is ours'] : [];
  });
  expect(steps).toEqual(['the lease is ours', 'connecting', 'ready']);
});

test('thrown out by another process it stops, and keeps its credentials', async () => {
  const bot = await linked();
  server.streamError({}, [{ tag: 'conflict', attrs: { type: 'replaced' } }]);
  const { state } = await bot.next('link', (event) => event.state.state === 'stopped');
  expect(state).toEqual({ state: 'stopped', reason: 'replaced' });
  await bot.next('released');
  // A person has looked, and says so; or the program is started again.
  bot.tell({ do: 'reconnect' });
  await bot.ready();
  await bot.stop();
  await start().ready();
});
