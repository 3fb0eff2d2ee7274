/** What officers write in their own chat, read without a house around it. */
import { describe, expect, test } from '@jest/globals';
import { withCode } from '../../flows/console/codes.ts';
import { parseConsole } from '../../flows/console/parse.ts';
import { advance } from '../../flows/engine/advance.ts';
import { renderSays } from '../../flows/engine/render.ts';
import { parseWhen } from '../../flows/console/when.ts';
import type { Event } from '../../flows/event.ts';
import type { TicketBrief } from '../../flows/facts.ts';
import type { Input, Notice } from '../../flows/input.ts';
import { newSession } from '../../flows/session.ts';
import { newPerson } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const NUMBER = 'BLG-2026-000123-K';

describe('one permit or all of them', () => {
  test('a stage right after the number is for all, after a code for that permit', () => {
    const application = NUMBER;
    expect(parseConsole(`tahap ${NUMBER} terbit Selamat, Bu`)).toEqual({
      command: 'stage',
      application,
      stage: 'issued',
      note: 'Selamat, Bu',
    });
    expect(parseConsole(`tahap ${NUMBER} nib-umk tim teknis besok ke lokasi`)).toEqual({
      command: 'stage',
      application,
      permit: 'NIB-UMK',
      stage: 'reviewing',
      note: 'besok ke lokasi',
    });
    expect(parseConsole(`Tahap ${NUMBER} PBG issued`)).toMatchObject({ permit: 'PBG', stage: 'issued' });
    expect(parseConsole(`tahap ${NUMBER} PBG kapan-kapan`)).toEqual({ command: 'wrong', of: 'tahap' });
  });

  test('a wait names its party, a code with a hyphen before it is a permit', () => {
    const wait = { command: 'wait', application: NUMBER };
    expect(parseConsole(`tunggu ${NUMBER} OSS`)).toEqual({ ...wait, party: 'OSS' });
    expect(parseConsole(`menunggu ${NUMBER} sip-bidan Dinas Kesehatan Provinsi`)).toEqual({
      ...wait,
      permit: 'SIP-BIDAN',
      party: 'Dinas Kesehatan Provinsi',
    });
    expect(parseConsole(`tunggu ${NUMBER} Dinas Kesehatan`)).toEqual({ ...wait, party: 'Dinas Kesehatan' });
    expect(parseConsole(`tunggu ${NUMBER}`)).toEqual({ command: 'wrong', of: 'tunggu' });
  });

  test('the wait is over with the number alone or with a permit; "lanjut" by itself is meant for the applicant', () => {
    const over = { command: 'wait', application: NUMBER };
    expect(parseConsole(`lanjut ${NUMBER}`)).toEqual(over);
    expect(parseConsole(`lanjut ${NUMBER} SPPL`)).toEqual({ ...over, permit: 'SPPL' });
    expect(parseConsole('lanjut saja ya Bu')).toBeUndefined();
    expect(parseConsole('lanjut')).toBeUndefined();
  });
});

test('a value is filled in by a code and the rest of the line; without a code it is asked how', () => {
  expect(parseConsole('isi NIK 6311 0641 0190 0001')).toEqual({
    command: 'fill',
    item: 'nik',
    value: '6311 0641 0190 0001',
  });
  // A photo's caption names only what it is.
  expect(parseConsole('isi ktp')).toEqual({ command: 'fill', item: 'ktp', value: '' });
  expect(parseConsole('isi')).toEqual({ command: 'wrong', of: 'isi' });
});

describe('written in a hurry', () => {
  test('a full stop or a joined number changes no command', () => {
    expect(parseConsole('Antrean.')).toEqual({ command: 'queue' });
    expect(parseConsole('selesai!')).toEqual({ command: 'close' });
    expect(parseConsole('ambil12.')).toEqual({ command: 'claim', ticket: '12' });
    expect(parseConsole('Sesuai KTP.')).toEqual({ command: 'accept', items: ['ktp'] });
  });

  test('one slip is asked about, an ordinary sentence is for the applicant', () => {
    expect(parseConsole('antren')).toEqual({ command: 'near', word: 'antrean' });
    expect(parseConsole('selesia')).toEqual({ command: 'near', word: 'selesai' });
    expect(parseConsole('ambli 12')).toEqual({ command: 'near', word: 'ambil 12' });
    for (const words of [
      'ulang',
      'berkas Ibu sudah lengkap',
      'sebentar 5',
      'bantu 2 orang',
      'ambil di kantor ya',
    ])
      expect(parseConsole(words)).toBeUndefined();
  });

  test('a slip in a verb before a code or a case is asked about; everyday words are not', () => {
    const isCode = (word: string) => ['ktp', 'npwp', 'hp'].includes(word);
    const near = (words: string) => {
      const command = parseConsole(words, isCode);
      return command?.command === 'near' ? command.word : command?.command;
    };
    expect(near('gsnti HP salah nomornya')).toBe('ganti HP salah nomornya');
    expect(near('sesaui ktp')).toBe('sesuai ktp');
    expect(near('bebaskn npwp tidak perlu')).toBe('bebaskan npwp tidak perlu');
    expect(near('iis hp 0812')).toBe('isi hp 0812');
    expect(near(`tahp ${NUMBER} verifikasi`)).toBe(`tahap ${NUMBER} verifikasi`);
    expect(near(`jnji ${NUMBER} besok jam 10`)).toBe(`janji ${NUMBER} besok jam 10`);
    expect(near(`tunggi ${NUMBER} OSS`)).toBe(`tunggu ${NUMBER} OSS`);
    expect(near('bua nik')).toBe('buka nik');
    for (const words of ['nanti ktp dikirim ya', 'ini KTP siapa, Bu?', 'gsnti saja', 'sesuai aturan ya Bu'])
      expect([words, near(words)]).toEqual([words, undefined]);
  });

  test('a code is read in other letters, asked about one slip away, and any other word is none', () => {
    const codes = new Set(['ktp', 'npwp', 'email', 'nama_usaha']);
    const read = (words: string) =>
      withCode(
        parseConsole(words, (word) => codes.has(word))!,
        codes,
        () => new Set(['titik']),
      );
    expect(read('isi E-mail ati@contoh.id')).toMatchObject({ item: 'email', value: 'ati@contoh.id' });
    expect(read('ganti ktp, buram')).toMatchObject({ command: 'reject', item: 'ktp', reason: 'buram' });
    expect(read('sesuai kpt')).toEqual({ command: 'near', word: 'sesuai ktp' });
    expect(read('ktp sesuai')).toEqual({ command: 'near', word: 'sesuai ktp' });
    expect(read('ganti kpt fotonya buram')).toEqual({ command: 'near', word: 'ganti ktp fotonya buram' });
    expect(read('ganti bulan depan saja, Bu')).toEqual({ command: 'unknown_code', code: 'bulan' });
    expect(read('isi titik -2.3, 115.4')).toMatchObject({ command: 'fill', item: 'titik' });
    expect(read('isi formulirnya ya bu')).toEqual({ command: 'unknown_code', code: 'formulirnya' });
    expect(read('ke boot')).toEqual({ command: 'near', word: 'ke bot' });
  });

  test('several codes that fit are read one by one; a code with other words after it is asked about', () => {
    const isCode = (word: string) => ['ktp', 'npwp', 'hp'].includes(word);
    expect(parseConsole('sesuai ktp, NPWP dan hp.', isCode)).toEqual({
      command: 'accept',
      items: ['ktp', 'npwp', 'hp'],
    });
    expect(parseConsole('sesuai ktp ya Bu', isCode)).toEqual({ command: 'near', word: 'sesuai ktp' });
    expect(parseConsole('sesuai dengan ktp', isCode)).toBeUndefined();
  });

  test('markup, and words that lead up to a ticket, change no command', () => {
    for (const words of ['*ambil 12*', '"ambil 12"', '/ambil 12', 'ambil tiket 12', 'Ambil no. 12'])
      expect(parseConsole(words)).toEqual({ command: 'claim', ticket: '12' });
    expect(parseConsole('pindah ke tiket #12')).toEqual({ command: 'switch', ticket: '12' });
  });

  test('what concerns one ticket may name it', () => {
    expect(parseConsole('berkas 12')).toEqual({ command: 'documents', ticket: 12 });
    expect(parseConsole('buka nik tiket 12')).toEqual({ command: 'reveal', ticket: 12 });
    expect(parseConsole('selesai #12')).toEqual({ command: 'close', ticket: 12 });
    expect(parseConsole('ke bot 12')).toEqual({ command: 'return', ticket: 12 });
  });

  test('a command in other words, or without its vowels, is asked about', () => {
    const near = (words: string) => parseConsole(words, (word) => ['ktp', 'nib'].includes(word));
    for (const [words, meant] of [
      ['help', 'bantuan'],
      ['Kembalikan ke bot', 'ke bot'],
      ['brks', 'berkas'],
      ['status', 'berkas'],
      ['antrean 12', 'ambil 12'],
      ['tolak ktp fotonya buram', 'ganti ktp fotonya buram'],
      ['ktp ganti buram', 'ganti ktp buram'],
      ['sesuai foto ktp', 'sesuai ktp'],
      [`thp ${NUMBER} verifikasi`, `tahap ${NUMBER} verifikasi`],
      [`terbit ${NUMBER}`, `tahap ${NUMBER} terbit`],
      [`${NUMBER} tim teknis`, `tahap ${NUMBER} tim teknis`],
      [`status ${NUMBER}`, `berkas ${NUMBER}`],
    ])
      expect([words, near(words!)]).toEqual([words, { command: 'near', word: meant }]);
    for (const words of [
      'beras',
      'paling 2 hari',
      'terima NIB Ibu besok ya',
      `nomor ${NUMBER} sudah terbit, Bu`,
      `${NUMBER} terbit kemarin, Bu`,
      NUMBER,
    ])
      expect([words, near(words)]).toEqual([words, undefined]);
  });

  test('only a NIK is opened here; a box of letters is opened by the applicant', () => {
    const isCode = (word: string) => ['ktp', 'nik', 'npwp', 'email'].includes(word);
    for (const words of ['buka ktp', 'buka npwp dong', 'Buka NIK Bu Rahmah'])
      expect([words, parseConsole(words, isCode)]).toEqual([words, { command: 'wrong', of: 'buka' }]);
    expect(parseConsole('buka email Ibu dulu, ya', isCode)).toBeUndefined();
  });

  test('a sentence that only begins like a command about a case is for the applicant, or asked about', () => {
    expect(parseConsole('Tunggu sebentar ya, Bu')).toBeUndefined();
    expect(parseConsole('tunggu OSS')).toEqual({ command: 'wrong', of: 'tunggu' });
    const wrong = { command: 'wrong', of: 'janji' };
    expect(parseConsole('janji saya kabari besok, Bu')).toEqual({ ...wrong, words: true });
    expect(parseConsole('janji Selasa 09.00')).toEqual(wrong);
    expect(parseConsole('sesuai')).toEqual({ command: 'wrong', of: 'sesuai' });
  });

  test('a line about somebody by number is never one for the applicant', () => {
    expect(parseConsole(`buka nik ${NUMBER}`)).toEqual({ command: 'reveal', application: NUMBER });
    expect(parseConsole(`berkas ${NUMBER}`)).toEqual({ command: 'documents', application: NUMBER });
    for (const words of ['buka nik BLG-12', 'berkas blg', 'lanjut BLG-2026', 'lembar ADU-1'])
      expect(parseConsole(words)).toEqual({ command: 'wrong', of: 'nomor' });
  });
});

test('a day and an hour are read as they are spoken; a lone number is no hour', () => {
  // Tuesday, 09.00 in Paringin.
  const now = Date.parse('2026-11-17T01:00:00Z');
  const at = (words: string) => {
    const due = parseWhen(words, now, 'Asia/Makassar');
    return due === null ? null : new Date(due).toISOString().slice(0, 16);
  };
  expect(at('Rabu 09.00')).toBe('2026-11-18T01:00');
  expect(at('rabu jam 9')).toBe('2026-11-18T01:00');
  expect(at('besok, pukul 14:00 WITA')).toBe('2026-11-18T06:00');
  expect(at('besok jam 2 siang')).toBe('2026-11-18T06:00');
  expect(at('besok 11 siang')).toBe('2026-11-18T03:00');
  expect(at('jam 4 sore')).toBe('2026-11-17T08:00');
  expect(at('25 Nov 14.00')).toBe('2026-11-25T06:00');
  expect(at('Kamis, 26/11 jam 10')).toBe('2026-11-26T02:00');
  expect(at('4 Januari 09.00')).toBe('2027-01-04T01:00');
  for (const words of ['rabu', 'rabu 9', 'jam 8', 'kemarin 09.00', 'besok jam 25'])
    expect(at(words)).toBeNull();
});

test('what is said of two people never shares a message: quoting it must name one', () => {
  const relayed = (number: number, text: string) =>
    ({
      type: 'say',
      text: 'console.relayed',
      values: { number, name: 'Pemohon', text },
      about: number,
    }) as const;
  const says = [relayed(1, 'halo'), relayed(1, 'pak'), relayed(2, 'bu'), relayed(1, 'tolong')];
  const words = renderSays(testWorld(), 'id', says, 4000).map((one) => (one.kind === 'text' ? one.text : ''));
  expect(words).toEqual([
    '*#1 Pemohon:* halo\n\n*#1 Pemohon:* pak',
    '*#2 Pemohon:* bu',
    '*#1 Pemohon:* tolong',
  ]);
});

describe('whom a line is about', () => {
  /** An officer who holds two tickets, the first one active. */
  const written = (text: string, quotesTicket?: number, session = newSession()): Event[] => {
    const { world, facts, now } = newPerson(testWorld());
    const held = (number: number): TicketBrief => ({
      id: `t${number}`,
      number,
      name: `Pemohon ${number}`,
      topic: 'help',
      createdAt: 0,
    });
    facts.operator = {
      id: 'siti',
      name: 'Siti',
      role: 'operator',
      onDuty: true,
      officeDevice: false,
      mine: [held(1), held(2)],
      active: held(1),
      queue: [],
      phone: [],
    };
    const input: Input = {
      kind: 'message',
      id: 'm',
      at: now(),
      receivedAt: now(),
      content: { kind: 'text', text },
      from: 'contact',
      ...(quotesTicket === undefined ? {} : { quotesTicket }),
    };
    const turn = advance(world, facts, session, [input], now());
    Object.assign(session, { aside: undefined }, turn.session);
    return turn.events;
  };
  const acts = (events: Event[]) =>
    events.flatMap((event) => (event.type === 'officer_acted' ? [event.act] : []));
  const said = (events: Event[]) => events.flatMap((event) => (event.type === 'say' ? [event.text] : []));

  test('a command names its ticket, whichever is active; one that is not held stays untouched', () => {
    expect(acts(written('berkas 2'))).toEqual([{ verb: 'documents', ticket: 't2' }]);
    expect(acts(written('selesai 2'))).toEqual([{ verb: 'close', ticket: 't2' }]);
    expect(acts(written('selesai'))).toEqual([{ verb: 'close', ticket: 't1' }]);
    expect(acts(written('selesai 3'))).toEqual([]);
    expect(said(written('selesai 3'))).toEqual(['console.quoted_not_held']);
  });

  test('a yes to what was meant carries it out, once; a no and any other line do not', () => {
    const talk = newSession();
    expect(said(written('slsai 2', undefined, talk))).toEqual(['console.near_ask']);
    expect(acts(written('ya', undefined, talk))).toEqual([{ verb: 'close', ticket: 't2' }]);
    expect(acts(written('ya', undefined, talk))).toEqual([{ verb: 'reply', ticket: 't1', text: 'ya' }]);
    written('brks', undefined, talk);
    expect(acts(written('tidak', undefined, talk))).toEqual([]);
    written('brks', undefined, talk);
    expect(acts(written('antrean', undefined, talk))).toEqual([]);
    expect(acts(written('ya', undefined, talk))).toEqual([{ verb: 'reply', ticket: 't1', text: 'ya' }]);
  });

  test('"isi" with no field after it is for the person who is quoted; the words of a field are not', () => {
    const words = 'isi formulirnya ya bu';
    expect(said(written(words))).toEqual(['console.unknown_code']);
    expect(acts(written(words, 2))).toEqual([{ verb: 'reply', ticket: 't2', text: words }]);
    for (const [field, value] of [
      ['alamat', 'Jl. A. Yani'],
      ['pekerja', '3'],
      ['nib', '1234567890123'],
    ] as const)
      expect(acts(written(`isi ${field} ${value}`, 2))).toEqual([
        { verb: 'fill', ticket: 't2', item: field, text: value },
      ]);
  });

  test('whoever holds nothing is told to take a ticket only where somebody waits', () => {
    const { world, facts, now } = newPerson(testWorld());
    const told = (queue: TicketBrief[]): string => {
      facts.operator = {
        id: 'siti',
        name: 'Siti',
        role: 'operator',
        onDuty: true,
        officeDevice: false,
        mine: [],
        queue,
        phone: [],
      };
      const content = { kind: 'text', text: 'halo bu' } as const;
      const input: Input = {
        kind: 'message',
        id: 'm',
        at: now(),
        receivedAt: now(),
        content,
        from: 'contact',
      };
      const says = advance(world, facts, newSession(), [input], now()).events.filter(
        (event) => event.type === 'say',
      );
      return renderSays(world, 'id', says, 4000)
        .map((one) => (one.kind === 'text' ? one.text : ''))
        .join('\n');
    };
    expect(told([])).toContain('tidak ada yang menunggu');
    expect(told([])).not.toContain('*ambil*');
    const waits = { id: 't1', number: 1, name: 'Rahmah', topic: 'help' as const, createdAt: 0 };
    expect(told([waits])).toContain('Menunggu: 1. Tulis *ambil*');
  });

  test('a sentence that begins like a command waits until its person is quoted', () => {
    const words = 'Janji saya kabari besok, Bu';
    expect(acts(written(words))).toEqual([]);
    expect(said(written(words))).toEqual(['console.usage_janji', 'console.not_relayed']);
    expect(acts(written(words, 2))).toEqual([{ verb: 'reply', ticket: 't2', text: words }]);
    expect(acts(written('ganti ktp', 2))).toEqual([]);
  });
});

describe('what became of a command', () => {
  const heard = (notice: Notice): string => {
    const officer = newPerson(testWorld());
    officer.facts.operator = {
      id: 'siti',
      name: 'Siti',
      role: 'operator',
      onDuty: true,
      officeDevice: false,
      mine: [],
      queue: [],
      phone: [],
    };
    return renderSays(officer.world, 'id', officer.hear(notice).says, 4000)
      .map((one) => (one.kind === 'text' ? one.text : ''))
      .join('\n');
  };

  test('a case without a number is called a draft, not an empty number', () => {
    const values = { application: '', stands: '', fields: 'Nama: Rahmah', lines: '*ktp* kurang' };
    const words = heard({ notice: 'act_done', verb: 'documents', values });
    expect(words).toMatch(/^\*Isian sementara\*/);
    expect(words).not.toMatch(/\* ?\*|\s\*\n/);
    const numbered = { ...values, application: NUMBER };
    expect(heard({ notice: 'act_done', verb: 'documents', values: numbered })).toContain(`*Isian ${NUMBER}*`);
  });

  test('a promise for an hour in which nobody is at work says so', () => {
    const due = Date.parse('2026-11-22T09:00+08:00');
    const words = heard({ notice: 'act_done', verb: 'promise', values: { due, closed: 'yes' } });
    expect(words).toContain('kantor tutup');
    expect(heard({ notice: 'act_done', verb: 'promise', values: { due } })).not.toContain('kantor tutup');
  });
});
