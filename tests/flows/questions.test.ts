import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** Somebody who is asked for the name of the business. */
function inForm(): Person {
  const person = newPerson(world);
  for (const words of ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1'])
    person.send({ kind: 'text', text: words });
  expect(person.open()?.step.key).toBe('business_name');
  return person;
}

test.each([
  ['apa itu nib', 'Nomor Induk Berusaha'],
  ['sertifikat halal gratis ga', 'BPJPH'],
  ['sbu berapa biayanya', 'LPJK'],
  ['biaya tambang pasir berapa', 'Kementerian ESDM'],
  ['batas modal usaha kecil', 'di atas 1 sampai 5 miliar'],
  ['resiko usaha bengkel rendah atau tinggi', 'Ada empat tingkat'],
  ['nib gratis kah', 'NIB *gratis*'],
  ['knp harus pake nik min?', 'Akun OSS dibuat dengan NIK'],
  ['knp harus setuju segala min', 'baru boleh kami minta setelah Bapak/Ibu setuju'],
  ['buat apa data saya diminta', 'baru boleh kami minta setelah Bapak/Ibu setuju'],
  ['buat apa sih', 'Nama usaha adalah kolom isian di OSS'],
  ['dasar hukumnya apa', 'PP 28/2025'],
  ['kmrn kbli sy salah pilih di oss', 'perubahan data NIB'],
  ['email sy salah ketik waktu daftar oss', 'Jangan membuat akun baru'],
  ['nik ku ditolak sama oss', 'Disdukcapil'],
  ['nama cv sy ga muncul di oss', 'AHU'],
  ['lupa efin gmn?', 'Kring Pajak 1500200'],
  ['tanah rumah dihitung kah', 'Tanah dan bangunan tempat usaha tidak dihitung'],
  ['kirimin link oss nya dong', 'oss.go.id'],
  ['apa itu pirt', 'izin edar'],
  ['slhs itu apa', 'Permenkes 14/2021'],
  ['modal itu tanah dihitung gak', 'Tanah dan bangunan tempat usaha tidak dihitung'],
  ['brp biayanya?', 'gratis'],
  ['syaratnya apa aja min', 'Alamat dan titik lokasi usaha'],
  ['kantornya di mana?', 'masih dipastikan'],
  ['bpjs kesehatan ulun mati kayapa', 'BPJS Kesehatan'],
  ['min lowongan kerja di dinas ada?', 'karirhub'],
  ['pajak motor bayar dimana', 'Samsat'],
  ['abis nib perlu halal kah', 'BPJPH'],
  ['klo ga ada email gmn', 'petugas membantu membuatnya'],
  ['npwp ku kd aktif, kayapa', 'Mengaktifkannya di kantor pajak'],
  ['berapa denda kalau ga punya izin', '*bertahap*'],
  ['istri ulun nang punya usaha, kawa lah ulun nang mandaftarkan', 'Tulis *mewakili*'],
  ['kada baisi npwp kawa lah baulah nib', 'NIK sudah dipakai sebagai NPWP'],
  ['ada urang manawarkan maurusakan nib 500rb, bujurkah', 'Tidak perlu lewat calo'],
  ['cv kami kada kaluar di oss', 'AHU'],
  ['cuaca besok gimana min?', 'urusan kantor lain'],
  ['lkpm telat kena denda?', 'sanksi administratif'],
  ['jual miras eceran bisa?', 'petugas yang memastikan'],
  ['pajak reklame berapa', 'lain dari izinnya'],
  ['apa itu xyz', 'Istilah *XYZ* belum ada di catatan saya'],
  ['kalau yang pt?', 'NIB badan usaha'],
  ['sip ahli gizi syaratnya', 'petugas yang memastikan'],
])('in a form "%s" is answered, and the open question follows with its progress', (words, part) => {
  const person = inForm();
  const answer = told(person, words);
  expect(answer).toContain(part);
  expect(answer).toMatch(/pertanyaan 4 dari \d+/);
  expect(person.open()?.step.key).toBe('business_name');
});

test('two troubles with OSS in a line are both answered', () => {
  const answer = told(inForm(), 'nik sy tidak valid di oss sama emailnya salah ketik');
  expect(answer).toContain('Disdukcapil');
  expect(answer).toContain('Jangan membuat akun baru');
});

test.each([
  ['parlu materai kah', 'dipastikan petugas dulu'],
  ['boleh jualan di trotoar', 'lokasi yang ditetapkan'],
])('what the office sets is not told: "%s"', (words, part) => {
  expect(told(inForm(), words)).toContain(part);
});

test('what is left of an answered question is no matter of others', () => {
  expect(told(inForm(), 'modal tu maksudnya apa, tanah tamasuk kah')).not.toContain('urusan kantor lain');
  expect(told(newPerson(world), 'ini nomor resmi kah? takut penipuan')).not.toContain('urusan kantor lain');
  expect(told(inForm(), 'npwp ku kd aktif, kayapa')).not.toContain('Cara mengurus');
});

test.each([
  ['beda cv sama pt apa', 'bukan badan hukum'],
  ['ulun handak maulah pt saurangan, kayapa', 'ahu.go.id'],
  ['email oss lawas kada ingat lagi kayapa', 'Jangan membuat akun baru'],
  ['cara bikin nib cv gimana', 'Cara mengurus *NIB badan usaha'],
  ['cv kami mau bikin nib gimana caranya', 'Cara mengurus *NIB badan usaha'],
  ['ktp ilang bisa kah pakai kk', 'surat keterangan atau KK'],
  ['bos, kirim kode otp oss ke sini bolehkah', '*Jangan.*'],
  ['pt ku di banjarmasin buka cabang di balangan, nib baru kah', 'satu usaha tetap *satu NIB*'],
  ['modal 20 juta termasuk mikro?', 'sampai Rp 1 miliar'],
  ['laundry kiloan limbahnya kayapa izinnya', 'Untuk *Surat Pernyataan Pengelolaan Lingkungan'],
  ['ulun handak betakun soal izin apotek', 'Untuk *Izin apotek* perlu'],
  ['kada jadi, banyak banar syaratnya', 'tidak apa-apa'],
  ['klo mau jual frozen food di rumah izinnya apa aja', 'Untuk *jual frozen food'],
])('at the menu "%s" is answered with what was asked', (words, part) => {
  expect(told(newPerson(world), words)).toContain(part);
});

test.each([
  ['dasar hukum nib apa', 'PP 7/2021'],
  ['undang undangnya apa sih nib itu', 'PP 28/2025'],
  ['dasar hukum sip apa', 'UU 17/2023'],
])('the rules of a paper are told without asking whose it is: %s', (words, rule) => {
  const answer = told(newPerson(world), words);
  expect(answer).toContain(rule);
  expect(answer).not.toContain('Untuk izin yang mana');
});

test.each([
  ['min bikin nib bayar brp', 'Biaya *NIB*: *gratis*'],
  ['brp lama nib jadi', '*NIB*: paling lama'],
  ['biaya sip berapa', 'Soal biaya *SIP*'],
])('what is the same whoever gets it is told without asking whose it is: %s', (words, part) => {
  const answer = told(newPerson(world), words);
  expect(answer).toContain(part);
  expect(answer).not.toContain('Untuk izin yang mana');
});

test('of a NIB that was only spoken of, the list is told once it is known whose', () => {
  const person = newPerson(world);
  told(person, 'nib tu gasan napa');
  expect(told(person, 'bapira ongkosnya')).toContain('Biaya *NIB*: *gratis*');
  expect(told(person, 'syaratnya apa')).toContain('Untuk izin yang mana');
});

test('a question that no list answers gets no list, told before or not', () => {
  const person = newPerson(world);
  const first = told(person, 'bidan boleh praktik di dua tempat?');
  expect(first).toContain('belum ada di catatan saya tentang *SIP bidan*');
  expect(first).not.toContain('perlu:');
  expect(told(person, 'syarat sip bidan')).toContain('Untuk *SIP bidan* perlu:');
  expect(told(person, 'boleh dua tempat?')).toContain('sudah saya sebutkan tadi');
});

test.each([
  ['usaha saya kecil jual gorengan apa wajib nib', 'Setiap usaha perlu *NIB*'],
  ['wajib ga slf buat gudang', 'Wajib atau tidaknya *SLF*'],
  ['jualan onlen hrs ada ijin ga', 'Setiap usaha perlu *NIB*'],
  ['rekomendasi ibi masih wajib?', '*tidak lagi wajib*'],
  ['kalau telat memperpanjang kena denda?', '*dipastikan petugas dulu*'],
  ['imb lama masih laku?', '*tetap berlaku*'],
  ['nanti dapat kertas apa', 'sebagai *PDF*'],
  ['kalo pindah jualan gmn', 'Tulis *ubah NIB*'],
  ['modal dari pemerintah ada?', 'tidak bisa menjanjikan'],
  ['kalau ditolak gimana', '*dikembalikan*'],
  ['bisa dipercepat kalau bayar?', 'Tidak perlu lewat calo'],
])('"%s" gets its own answer, and no list beside the point', (words, part) => {
  const answer = told(newPerson(world), words);
  expect(answer).toContain(part);
  expect(answer).not.toContain('perlu:');
});

test('of a permit that was told of, what is written down is found though it leaves out the name', () => {
  const person = newPerson(world);
  told(person, 'syarat nib perorangan');
  expect(told(person, 'kalo ga punya kena denda ga')).toContain('*bertahap*');
});

test('a permit named where it was asked which one is meant is told of, and not begun', () => {
  const person = newPerson(world);
  told(person, 'saya cuma mau tau biaya');
  expect(told(person, 'ya nib lah')).toContain('Biaya *NIB*: *gratis*');
  expect(person.open()).toBeUndefined();
});

test('a question begins nothing', () => {
  const person = newPerson(world);
  told(person, 'syarat sip bidan');
  expect(told(person, 'str saya seumur hidup, tetap diperpanjang sip nya?')).toContain('*seumur hidup*');
  expect(person.open()).toBeUndefined();
});

test.each(['boleh tanpa npwp?', 'perlu ktp kah', 'can i apply without npwp'])(
  'a list answers "%s"',
  (words) => {
    const person = newPerson(world);
    told(person, 'biaya nib perorangan');
    expect(told(person, words)).not.toContain('belum ada di catatan');
  },
);

test('"kalau cuma pickup?" goes on about what was told, and is no matter of another office', () => {
  const person = newPerson(world);
  told(person, 'izin trayek syaratnya apa');
  expect(told(person, 'kalau cuma pickup?')).toContain('petugas yang memastikan');
  expect(told(person, 'klo dropship?')).toContain('petugas yang memastikan');
});

test.each([
  ['can a foreigner apply?', 'ada aturan lain'],
  ['saya pns boleh punya nib?', 'ada aturan lain'],
  ['is it safe to send my ID here', 'Data dipakai hanya untuk izin'],
  ['someone offered to do it for 500k', 'Tidak perlu lewat calo'],
  ['ada urang manawari maurusakan 300 ribu', 'Tidak perlu lewat calo'],
  ['my OSS activation email never arrived', 'folder *spam*'],
  ['do i pay tax if i have a NIB', 'NIB bukan pajak'],
])('"%s" gets the answer that is written down for it', (words, part) => {
  expect(told(newPerson(world), words)).toContain(part);
});

test('what a paper is was asked, and the next question is about the same', () => {
  const person = newPerson(world);
  told(person, 'pbg?');
  expect(told(person, 'brp lama')).toContain('Persetujuan Bangunan Gedung');
  expect(told(person, 'oke urus')).toContain('kita mulai *PBG*');
});

test('what was told in Indonesian is told again in English', () => {
  const person = newPerson(world);
  told(person, 'hi, I want to ask about business permit');
  expect(told(person, 'english please')).toContain('you need:');
  expect(told(person, 'what documents do I need for a PT')).toContain('NIB badan usaha');
});

test('whoever chose English is answered in English, and Banjar falls back to Indonesian', () => {
  const person = newPerson(world);
  person.send({ kind: 'text', text: 'english please' });
  expect(person.facts.contact.language).toBe('en');
  expect(told(person, 'what is oss?')).toContain("the national government's system");
  expect(told(person, 'modal itu tanah dihitung gak')).toContain('do not count');
  const banjar = newPerson(world);
  banjar.send({ kind: 'text', text: 'pakai bahasa banjar' });
  expect(banjar.facts.contact.language).toBe('bjn');
  expect(told(banjar, 'apa itu oss')).toContain('sistem pemerintah pusat');
});

test.each(['Jasa Pengurusan STNK', 'Toko Apa Saja', 'Warung Berkah', 'CV Modal Utama'])(
  'the name "%s" is a name',
  (words) => {
    const person = inForm();
    told(person, words);
    expect(person.facts.applications[0]?.answers.get('business_name')?.value).toBe(words);
  },
);

test.each([
  'min sy diminta uang 500rb sama petugas',
  'oh gratis. ada yg minta 500rb katanya orang dinas, benar?',
  'ada orang minta rp 250.000 katanya biar cepat',
  'usaha sy bengkel las. kmrn ditagih sama org ngaku dr dinas 500rb buat ijin. itu resmi?',
])('a request for money is answered and reported: "%s"', (words) => {
  const person = newPerson(world);
  const { events } = person.send({ kind: 'text', text: words });
  expect(events.filter((event) => event.type === 'ticket_opened')).toMatchObject([
    { topic: 'report', reason: 'Ada yang meminta uang untuk izin' },
  ]);
});

test('what is told besides belongs to the report that waits', () => {
  const person = newPerson(world);
  told(person, 'min sy diminta uang 500rb sama petugas');
  const { says, events } = person.send({ kind: 'text', text: 'namanya pak udin, minta transfer' });
  expect(says.map(({ text }) => text)).toEqual(['faq.answer']);
  expect(events.filter((event) => event.type === 'ticket_opened')).toEqual([]);
});

test('two papers that are asked for are no money asked for', () => {
  const person = newPerson(world);
  const { events } = person.send({ kind: 'text', text: 'petugas minta 2 lembar foto ktp' });
  expect(events.filter((event) => event.type === 'ticket_opened')).toEqual([]);
});

test('a complaint that names an officer brings one: it is not a wish for another beside it', () => {
  const person = newPerson(world);
  const { events, says } = person.send({
    kind: 'text',
    text: 'saya kecewa sekali sama pelayanan petugas, lambat banget dibalas',
  });
  expect(events.filter((event) => event.type === 'ticket_opened')).toEqual([]);
  expect(says.map(({ text }) => text)).toContain('ask.complaint_text');
});

test('two questions are answered in their order, then the form goes on', () => {
  const person = inForm();
  const answer = told(person, 'apa itu kbli? berapa lama jadinya?');
  expect(answer.indexOf('daftar jenis usaha dari BPS')).toBeGreaterThanOrEqual(0);
  expect(answer.indexOf('paling lama')).toBeGreaterThan(answer.indexOf('daftar jenis usaha dari BPS'));
});

test.each([
  ['mau urus imb', 'IMB sudah diganti PBG'],
  ['bikin siup min', 'SIUP sudah diganti NIB'],
  ['syarat tdp apa aja', 'TDP sudah diganti NIB'],
  ['mau buat sku', 'Surat keterangan usaha dibuat desa'],
  ['urus izin ho', 'izin gangguan'],
])('"%s" leads to today’s permit and says what replaced the old one', (words, part) => {
  expect(told(newPerson(world), words)).toContain(part);
});

test('an old name at the question for the permit is explained too', () => {
  const person = newPerson(world);
  person.send({ kind: 'text', text: 'menu' });
  person.send({ kind: 'text', text: '1' });
  expect(told(person, 'siup')).toContain('SIUP sudah diganti NIB');
  expect(person.open()?.step.key).toBe('permit');
});

test('nobody is promised aid', () => {
  const answer = told(newPerson(world), 'kapan bansos umkm cair min');
  expect(answer).toContain('tidak bisa menjanjikan');
});

test('told as a complaint, that money was asked for is a report, with the warning', () => {
  const person = newPerson(world);
  told(person, 'mau komplain');
  const answer = told(person, 'disuruh bayar 500rb sama pegawai kalian');
  expect(answer).toContain('kas negara');
  expect(person.facts.ticket).toMatchObject({ topic: 'report' });
  expect(person.session().frames).toEqual([]);
});

test('"bansos saya belum cair" is told, and answered where a figure is asked for too', () => {
  const person = newPerson(world);
  for (const words of ['urus nib perorangan', 'warung kopi']) person.send({ kind: 'text', text: words });
  const answer = told(person, 'bansos saya belum cair');
  expect(answer).toContain('Dinas Sosial');
  expect(answer).not.toContain('belum terbaca');
  expect(person.open()?.step.key).toBe('capital');
});

test('what a paper is answers no question about it', () => {
  const person = newPerson(world);
  told(person, 'syarat pbg');
  expect(told(person, 'harus pakai arsitek?')).toContain('tidak mau menebak');
});

test.each(['perpanjang str', 'mau perpanjang str', 'str saya mati'])(
  '"%s" names no permit of ours, and is told what is written of it',
  (words) => {
    const person = newPerson(world);
    expect(told(person, words)).toContain('*seumur hidup*');
    expect(person.session().frames).toEqual([]);
  },
);

test('a question in a form that nobody here can answer is sent to no other office', () => {
  const answer = told(inForm(), 'belum ada nama min, apa ya bagusnya');
  expect(answer).toContain('belum bisa saya jawab');
  expect(answer).toContain('Boleh pakai nama pemilik');
});

test('"mau lapor lkpm" is no complaint, and "buka jam berapa hari sabtu" asks for no duration', () => {
  expect(told(newPerson(world), 'mau lapor lkpm')).toContain('Usaha *mikro dibebaskan*');
  expect(told(newPerson(world), 'buka jam berapa hari sabtu')).not.toContain('Untuk izin yang mana');
});
