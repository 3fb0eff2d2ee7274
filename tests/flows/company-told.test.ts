/** The name of a company told with its form, before it is asked for. */
import { expect, test } from '@jest/globals';
import { companyNameIn } from '../../licensing/understanding/facts/company-name.ts';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const nameIn = (text: string): unknown => companyNameIn(text, world.kbli.names)?.value;

test.each([
  ['mau urus nib cv maju jaya', 'CV Maju Jaya'],
  ['mau bikin nib cv maju jaya konstruksi modal 400 juta', 'CV Maju Jaya Konstruksi'],
  ['bikin nib pt perorangan berkah mandiri, toko bangunan', 'PT Berkah Mandiri'],
  ['urus nib PT. SINAR BALANGAN ya min', 'PT SINAR BALANGAN'],
  ['urus nib koperasi desa merah putih sungai batung', 'Koperasi Desa Merah Putih Sungai Batung'],
  ['maulah nib koprasi merah putih murung ilung', 'Koperasi Merah Putih Murung Ilung'],
  ['nama cv nya maju jaya', 'CV Maju Jaya'],
  ['urus nib PT Meratus Pangan Utama. gilingan padi', 'PT Meratus Pangan Utama'],
  ['bikin nib cv banua karya kontraktor bangunan', 'CV Banua Karya'],
  ['bikin nib CV Banua Karya Kontraktor Bangunan', 'CV Banua Karya Kontraktor Bangunan'],
  ['nib cv', undefined],
  ['nib cv saya', undefined],
  ['urus nib pt perorangan', undefined],
  ['nib cv kontraktor jalan', undefined],
  ['nib koperasi simpan pinjam', undefined],
  ['nib cv 400 juta', undefined],
])('"%s": %s', (text, name) => {
  expect(nameIn(text)).toBe(name);
});

test('told with the wish, it is confirmed after consent and not asked again', () => {
  const person = newPerson(world);
  for (const words of ['mau urus nib cv maju jaya', 'laundry', '400 juta', '3']) told(person, words);
  expect(person.open()?.step.key).toBe('consent');
  expect(valueOf(person, 'legal_name')).toBeUndefined();
  expect(told(person, '1')).toContain('CV Maju Jaya');
  told(person, 'ya');
  expect(valueOf(person, 'legal_name')).toBe('CV Maju Jaya');
  expect(person.open()?.step.key).toBe('name');
});

test('where the form of business is asked, it tells both', () => {
  const person = newPerson(world);
  for (const words of ['urus nib badan usaha', 'cv maju jaya']) told(person, words);
  expect(valueOf(person, 'applicant_type')).toBe('cv');
  for (const words of ['laundry', '400 juta', '3']) told(person, words);
  expect(told(person, '1')).toContain('CV Maju Jaya');
});

test('where the trade is asked, it is none, and what stands beside it is', () => {
  const person = newPerson(world);
  for (const words of ['urus nib cv', 'cv maju jaya']) told(person, words);
  expect(valueOf(person, 'kbli')).toBeUndefined();
  told(person, 'laundry, nama cv nya maju jaya');
  expect(valueOf(person, 'kbli')).toBe('laundry');
});

test('"eh nama cv nya …" changes the name, and not the form', () => {
  const person = newPerson(world);
  for (const words of ['urus nib cv', 'laundry', '400 juta', '3', '1', 'maju jaya']) told(person, words);
  expect(told(person, 'eh nama cv nya maju jaya abadi')).toContain('CV Maju Jaya Abadi');
  told(person, 'ya');
  expect(valueOf(person, 'legal_name')).toBe('CV Maju Jaya Abadi');
});

test('once it is known, a company named in an address, or before a number, is no other name', () => {
  const person = newPerson(world);
  for (const words of [
    'urus nib koperasi',
    'simpan pinjam',
    '150 juta',
    '3',
    '1',
    'Koperasi Tani Maju',
    'H. Ahmad Yani',
  ])
    told(person, words);
  expect(told(person, 'NIK 6311023005700001 npwp koperasi 00.123.456.7-891.000')).not.toContain(
    'padahal yang ditanyakan lain',
  );
  for (const words of ['ya', '1', 'lewati', 'lewati', 'lewati', 'lewati', 'lewati']) told(person, words);
  expect(person.open()?.step.key).toBe('address');
  told(person, 'kantor koperasi desa lampihong kiri rt 1');
  expect(valueOf(person, 'address')).toBe('kantor koperasi desa lampihong kiri rt 1');
  expect(valueOf(person, 'village')).toBe('Lampihong Kiri');
  expect(valueOf(person, 'legal_name')).toBe('Koperasi Tani Maju');
});

test.each(['deed_number', 'notary'])(
  'an address told where the %s is asked is kept for its own question',
  (until) => {
    const person = askedFor(world, until, 'cv');
    told(person, 'Jl. Ahmad Yani no 5 RT 3, Paringin Timur, Paringin', '1');
    expect(valueOf(person, 'address')).toContain('Ahmad Yani');
    expect(person.open()?.step.key).toBe(until);
  },
);

test.each([
  ['mau urus NIB PT Meratus Pangan Utama. gilingan padi. akta sdh ada no 12', 'gilingan padi'],
  ['mau buat nib cv banua karya kontraktor bangunan', 'kontraktor bangunan'],
  ['mau urus nib utk PT saya, PT Balangan Karya Utama, sdh ada akta no 12 notaris Rahmat SH', undefined],
])('of "%s" the trade is %s', (text, trade) => {
  const person = newPerson(world);
  told(person, text);
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test('a contractor who has no NIB yet wishes for one, and complains of nothing', () => {
  const person = newPerson(world);
  told(person, 'min, cv kami CV Banua Raya Konstruksi mau ikut tender, nib nya blm ada. pemborong jalan');
  expect(person.facts.ticket).toBeUndefined();
  expect(valueOf(person, 'kbli')).toBe('pemborong jalan');
  told(person, '500jt, tukang 5 org');
  expect([valueOf(person, 'capital'), valueOf(person, 'workers')]).toEqual([500_000_000, 5]);
});

test.each([
  ['direktur nya Rahmadi S.T', 'name', 'Rahmadi S.T'],
  ['notaris bpk Fahmi', 'notary', 'Fahmi'],
])('"%s" told before its turn', (text, key, value) => {
  const person = newPerson(world);
  told(person, 'urus nib cv', 'laundry', '400 juta', '3', text, '1', 'ya');
  expect(valueOf(person, key)).toBe(value);
});

test('a number that comes later is no trade and no count of workers', () => {
  const person = newPerson(world);
  told(person, 'urus nib cv', 'laundry', '400 juta');
  expect(told(person, 'nik nanti ya lagi d jln')).toContain('nanti ada gilirannya');
  told(person, 'tgl 3 maret 2020');
  expect(valueOf(person, 'workers')).toBeUndefined();
  told(person, '3', 'ahu blm tau, nanti ku tanya notaris');
  expect(valueOf(person, 'kbli')).toBe('laundry');
  const another = newPerson(world);
  told(another, 'urus nib cv', 'npwp 16 digit sama kaya nik');
  expect(valueOf(another, 'kbli')).toBeUndefined();
});

test('what a shop is stands before what it is called', () => {
  const person = newPerson(world);
  const answer = told(person, 'mau bikin nib pt perorangan, toko bangunan Berkah Mandiri di juai');
  expect(`${answer} ${String(valueOf(person, 'kbli'))}`).toContain('toko bangunan');
  expect(person.open()?.step.key === 'kbli' && person.session().aside === undefined).toBe(false);
});

test('of a foundation: its name once, a sum beside its teachers, and a paper that is nowhere', () => {
  expect(nameIn('handak urus nib yayasan. Yayasan Al Hidayah Juai')).toBe('Yayasan Al Hidayah Juai');
  const person = newPerson(world);
  told(person, 'urus nib yayasan', 'pendidikan anak usia dini', '10 juta, guru 4 org');
  expect([valueOf(person, 'capital'), valueOf(person, 'workers')]).toEqual([10_000_000, 4]);
  const trade = valueOf(person, 'kbli');
  told(person, 'sk kemenkumham ahu blm ketemu kertasnya', '1', '1', 'ya');
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test('an address of e-mail written apart is one', () => {
  const person = askedFor(world, 'email', 'cv');
  told(person, 'syahrani75 @gmail.com');
  expect(valueOf(person, 'email')).toBe('syahrani75@gmail.com');
});

test('a foundation that tells what it does in its wish is not asked for it', () => {
  const person = newPerson(world);
  expect(told(person, 'yayasan kami mau urus nib buat tk')).toContain('taman kanak-kanak');
  expect(valueOf(person, 'kbli')).toBe('tk');
  expect(person.open()?.step.key).toBe('capital');
});
