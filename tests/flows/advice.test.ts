import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** The whole interview; what it ends with. */
function interviewed(...answers: string[]): { person: Person; answer: string } {
  const person = newPerson(world);
  told(person, 'saya bingung mau urus izin apa');
  expect(person.open()?.step.key).toBe('advise_trade');
  const last = answers.map((words) => told(person, words)).at(-1) ?? '';
  return { person, answer: last };
}

test('a coffee stall needs a NIB, with what the law asks of micro businesses', () => {
  const { person, answer } = interviewed('laundry', 'perorangan', '5 juta', '1', 'tidak ada');
  expect(answer).toMatch(/1\.\* \*NIB perorangan/);
  expect(answer).toContain('usaha mikro');
  expect(answer).toContain('pernyataan sendiri');
  expect(answer).toContain('saya tidak menebaknya');
  const next = told(person, 'ya');
  expect(next).not.toContain('Usahanya apa?');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  expect(person.facts.applications[0]?.answers.get('capital')?.value).toBe(5_000_000);
  expect(person.open()?.step.key).toBe('workers');
  expect([...person.facts.contact.answers.keys()]).toEqual([]);
});

test('packed food with a shop sign: the bundle in order, why each, and what is needed once', () => {
  const { answer } = interviewed('produksi keripik pisang', '1', '20 juta', '1', '1 dan 5');
  expect(answer.indexOf('NIB perorangan')).toBeLessThan(answer.indexOf('dikemas'));
  expect(answer.indexOf('dikemas')).toBeLessThan(answer.indexOf('papan nama atau reklame'));
  expect(answer).toContain('Cukup sekali');
});

test('a CV with 400 million is a micro business; a large PT is not', () => {
  expect(interviewed('kontraktor gedung', 'CV', '400 juta', '2', 'tidak ada').answer).toContain(
    ', usaha mikro',
  );
  const large = interviewed('penggilingan padi', 'PT', '20 miliar', '2', 'tidak ada').answer;
  expect(large).toContain(', usaha besar');
  expect(large).toContain('konfirmasi atau persetujuan');
});

test('a PT Perorangan is small whatever its capital', () => {
  const { answer } = interviewed(
    'jual baju online',
    'PT Perorangan (didirikan satu orang)',
    'bingung',
    '6',
    '4',
    'tidak ada',
  );
  expect(answer).toContain('pernyataan sendiri');
  expect(answer).toContain('online pun');
});

test('a midwife needs her SIP, and no NIB is invented', () => {
  const { answer } = interviewed('praktik bidan', '1', '10 juta', '1', '3');
  expect(answer).toContain('SIP bidan');
  expect(answer).not.toContain('NIB perorangan');
});

test('who mines sand is referred, and nothing is begun', () => {
  const { person, answer } = interviewed('ambil pasir di sungai', '1', '50 juta', '2', '8');
  expect(answer).toContain('Provinsi/Pusat');
  expect(person.facts.applications).toEqual([]);
  expect(person.session().frames).toEqual([]);
});

test('alcohol is led by an officer beside the NIB', () => {
  const { answer } = interviewed('warung makan', 'PT', '2 miliar', '2', '7');
  expect(answer).toContain('NIB badan usaha');
  expect(answer).toContain('minuman beralkohol');
});

test('"belum tahu" at the permit begins the interview in place of the empty application', () => {
  const person = newPerson(world);
  told(person, 'menu');
  told(person, '1');
  told(person, 'belum tahu, bantu carikan');
  expect(person.open()?.step.key).toBe('advise_trade');
  expect(person.facts.applications[0]?.stage).toBe('withdrawn');
});

test('a sum of money is no trade but kept, and going back opens the question before', () => {
  const person = newPerson(world);
  told(person, 'saya bingung mau urus izin apa');
  expect(told(person, '20jt')).toContain('Usahanya apa?');
  told(person, 'laundry');
  told(person, 'perorangan');
  expect(person.open()?.step.key).toBe('advise_where');
  expect(told(person, 'kembali')).toContain('modal');
  expect(told(person, 'kembali')).toContain('atas nama siapa');
  told(person, 'cv');
  expect(told(person, 'kembali')).not.toContain('paling awal');
});

test('what the wish or an answer tells of form and capital is not asked again', () => {
  const first = newPerson(world);
  told(first, 'bingung izin apa aja yg dibutuhkan, mau bikin bengkel motor, cv modal 400 juta');
  expect(first.open()?.step.key).toBe('advise_where');
  const later = newPerson(world);
  told(later, 'bantu carikan izin');
  expect(later.open()?.step.key).toBe('advise_trade');
  told(later, 'laundry, perorangan, modal 3jt');
  expect(later.open()?.step.key).toBe('advise_where');
  told(later, '1');
  const answer = told(later, 'tidak ada');
  expect(answer).toContain('Untuk *laundry* – Perorangan (atas nama sendiri), usaha mikro');
  const asked = newPerson(world);
  told(asked, 'izin apa aja yg perlu utk bengkel');
  expect(asked.open()?.step.key).toBe('advise_who');
  told(asked, 'cv, modal 2 miliar');
  expect(asked.open()?.step.key).toBe('advise_where');
});

test('food is told of halal at its other office, a building of the certificate that follows', () => {
  const { answer } = interviewed('warung makan', '1', '20 juta', '2', '4');
  expect(answer).toContain('Sertifikat halal: BPJPH');
  expect(answer).toContain('17 Oktober 2026');
  expect(answer.indexOf('*PBG*')).toBeLessThan(answer.indexOf('*SLF*: sesudah bangunannya jadi'));
  expect(answer).toContain('*SLF* diurus sesudahnya, karena perlu PBG yang sudah terbit');
});

test.each(['keliling', 'kuliling pakai gerobak', 'mubeng', '5'])(
  'a seller on the move answers "%s"',
  (where) => {
    const person = newPerson(world);
    told(person, 'saya bingung mau urus izin apa');
    for (const words of ['jual gorengan', '1', '3 juta']) told(person, words);
    expect(person.open()?.step.key).toBe('advise_where');
    told(person, where);
    expect(person.facts.contact.answers.get('advise_where')?.value).toBe('mobile');
    expect(person.open()?.step.key).toBe('advise_special');
  },
);

test.each(['jual pentol kuliling lawan es teh', 'jual pentol lawan es teh', 'warung wadai'])(
  'food has halal beside it, also where its group is not settled: %s',
  (trade) => {
    const person = newPerson(world);
    told(person, 'saya bingung mau urus izin apa');
    const rest: Record<string, string> = {
      advise_trade: trade,
      advise_who: '1',
      advise_size: '3 juta',
      advise_where: '1',
      advise_special: 'tidak ada',
    };
    let answer = '';
    for (let turn = 0; turn < 5 && person.open()?.step.key.startsWith('advise_'); turn += 1)
      answer = told(person, rest[person.open()?.step.key ?? ''] ?? '');
    expect(answer).toMatch(/halal/i);
  },
);

test('who wants to open a business is led to all it needs, the NIB first, and no trade is dropped', () => {
  const person = newPerson(world);
  const begun = told(person, 'mau buka usaha depot air minum sama jual gas elpiji');
  expect(begun).toContain('kita cari bersama izin yang perlu');
  expect(begun).toContain('atas nama siapa');
  for (const words of ['1', '10 juta', '1']) told(person, words);
  const answer = told(person, 'tidak ada');
  expect(answer.indexOf('NIB perorangan')).toBeLessThan(answer.indexOf('SLHS'));
  expect(answer).toContain('SLHS');
  told(person, 'ya, sekaligus');
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('kbli')?.value).toBe('depot air minum');
  expect(answers?.get('activity[1].kbli')?.value).toBe('jual gas elpiji');
});

test.each(['mau urus slhs depot air minum', 'izin depot air minum'])('"%s" means that paper', (words) => {
  const person = newPerson(world);
  expect(told(person, words)).not.toContain('kita cari bersama');
});

test.each([
  ['izin apa ja yg perlu, ulun handak mendirikan pt perorangan', 'iya yg nib', 'NIB-BU', undefined],
  ['jual gorengan, izin apa aja yg perlu', 'langsung nib aja min', 'NIB-UMK', 'jual gorengan'],
  ['izin apa ja yg perlu', 'urus nib warung kopi', 'NIB-UMK', 'warung kopi'],
])('"%s", then "%s": whoever knows by then is asked no more', (wish, decided, permit, trade) => {
  const person = newPerson(world);
  told(person, wish, decided);
  expect(person.facts.applications[0]?.permits).toEqual([permit]);
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe(trade);
  expect(person.session().frames.map(({ flow }) => flow)).toEqual(['apply']);
});
