import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadFaq } from '../../../licensing/catalogue/office.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { openFaq } from '../../../licensing/understanding/intent/faq.ts';

const entries = loadFaq(join(import.meta.dirname, '../../../licensing/offices/balangan'));
const faq = openFaq(entries);

test.each(entries.map((entry) => [entry.id, entry] as const))(
  '%s is found by each of its phrases',
  (_, entry) => {
    const missed = entry.phrases.filter((phrase) => faq.find(phrase)?.entry.id !== entry.id);
    expect(missed).toEqual([]);
  },
);

test.each([
  ['parlu materai kah suratnya', 'meterai'],
  ['takut disalahgunakan', 'data-aman'],
  ['boleh scan ga min', 'ktp-fotokopi'],
  ['ini dr pemda beneran?', 'siapa-ini'],
  ['nib perorangan sama badan usaha bedanya apa', 'nib-perorangan-atau-badan'],
  ['nanti masih bs diganti kan', 'ubah-nanti'],
  ['suami saya meninggal, nib atas nama beliau gimana ya', 'pemilik-meninggal'],
  ['nib bs dipindah ke nama anak ga', 'nib-dialihkan'],
  ['tolong cekkan nib saya aktif apa ngga', 'cek-nib'],
  ['daftar pt perorangan dimana', 'pt-sendiri'],
  ['yang tanda tangan izinnya nanti siapa', 'tanda-tangan'],
  ['boleh ga jualan di pinggir jalan', 'trotoar'],
  ['jualan online doang wajib nib kah', 'jual-online'],
  ['sip ulun hilang, kayapa minta salinannya', 'izin-hilang'],
  ['rumah manyewa kawa kah', 'tempat-sewa'],
  ['tenaga kerja itu keluarga dihitung?', 'tenaga-kerja'],
  ['kalau salah isi gmn', 'salah-isi'],
  ['kalau sudah punya nib kena pajak kah', 'pajak-usaha'],
  ['kir nya gimana', 'uji-kir'],
  ['nib tu apa min', 'apa-itu-nib'],
  ['nib apaan sih min', 'apa-itu-nib'],
  ['ada yg nawarin ngurus nib 300 ribu', 'calo'],
  ['ini penipuan kah ada yg minta transfer', 'diminta-uang'],
  ['bayar nya ke rekening mana', 'bayar-ke-mana'],
  ['pt kami ga ketemu di oss', 'oss-badan-tidak-muncul'],
  ['imb lama saya masih berlaku kah', 'imb-lama'],
  ['apa beda pt perorangan sama pt biasa', 'pt-perorangan'],
  ['apa bedanya sama pt biasa?', 'pt-perorangan'],
  ['ditawarin orang ngurusin nib 300rb, aman ga', 'calo'],
  ['bayarnya transfer kemana', 'bayar-ke-mana'],
  ['nib itu berlakunya berapa tahun', 'nib-berlaku'],
  ['ktp saya hulu sungai utara, bisa urus di balangan?', 'wilayah'],
  ['anak saya boleh mewakili ga', 'diwakilkan'],
  ['siup saya yg lama masih laku kah', 'izin-lama'],
  ['saya salah milih kbli waktu daftar oss', 'oss-salah-kbli'],
  ['kalau usaha kecil wajib amdal ga', 'lingkungan'],
  ['parlu rekomendasi IBI kah', 'rekomendasi-profesi'],
  ['sy diminta uang 500rb sama petugas', 'diminta-uang'],
  ['ada calo yg nawarin bikinin nib', 'calo'],
  ['kbli sy salah di oss', 'oss-salah-kbli'],
  ['nik ku ditolak trs sama oss', 'oss-nik-tidak-valid'],
  ['ini sama orang apa robot', 'siapa-ini'],
  ['harus datang ke kantor kah', 'harus-ke-kantor'],
  ['urusnya bisa online kah', 'harus-ke-kantor'],
  ['bisa online saja kah', 'harus-ke-kantor'],
  ['usaha ku di tabalong bisa kah', 'wilayah'],
  ['oss error terus ini min', 'oss-gangguan'],
  ['oss nya lemot sekali', 'oss-gangguan'],
  ['gangguan kah oss nya?', 'oss-gangguan'],
  ['kbli saya salah pilih gimana', 'oss-salah-kbli'],
  ['salah kbli di nib, gimana?', 'oss-salah-kbli'],
  ['kode usaha di nib saya salah', 'oss-salah-kbli'],
  ['apa itu kbli?', 'apa-itu-kbli'],
  ['apa itu oss', 'apa-itu-oss'],
  ['lupa password oss', 'oss-lupa-sandi'],
  ['tidak bisa login oss', 'oss-lupa-sandi'],
  ['nik saya tidak valid di oss', 'oss-nik-tidak-valid'],
  ['npwp saya tidak valid', 'oss-npwp-tidak-valid'],
  ['boleh lewat calo?', 'calo'],
  ['ada yang minta uang ke saya', 'diminta-uang'],
  ['petugas minta otp', 'sandi-otp'],
  ['bayarnya ke mana min?', 'bayar-ke-mana'],
  ['saya belum punya npwp', 'npwp-nik'],
  ['nib berlaku berapa lama?', 'nib-berlaku'],
  ['apa itu sppl', 'lingkungan'],
  ['modal itu dihitung apa aja?', 'modal-dihitung'],
  ['gratis kah min?', 'gratis'],
  ['data saya aman kah?', 'data-aman'],
  ['boleh diwakilkan?', 'diwakilkan'],
  ['kode verifikasi oss tidak masuk', 'oss-kode-tidak-masuk'],
  ['siup lama masih berlaku?', 'izin-lama'],
  ['nib doang cukup ga', 'nib-cukup'],
  ['asn boleh punya nib ga', 'siapa-boleh'],
  ['umur 17 bisa bikin nib ga', 'siapa-boleh'],
  ['pirt sama halal beda ga', 'pirt-atau-halal'],
  ['lkpm telat kena denda?', 'lkpm-telat'],
  ['pajak reklame brp', 'pajak-reklame'],
  ['jual miras di warung boleh ga', 'miras'],
  ['sip ahli gizi syaratnya', 'nakes-lain'],
  ['nik sy katanya sudah terdaftar di oss', 'oss-nik-terdaftar'],
  ['minta link oss yg resmi dong', 'oss-alamat'],
  ['jam berapa dibalas petugas', 'kapan-dibalas'],
  ['ada yg nawarin 300 ribu buat urus nib, gimana', 'calo'],
])('"%s" is %s', (said, id) => {
  expect(faq.find(said)?.entry.id).toBe(id);
});

test('every answer is there in English too, as long as a message may be, with the commands that work there', () => {
  for (const { id, answer, answer_in: told } of entries) {
    expect([id, told?.['en']]).not.toEqual([id, undefined]);
    expect([id, told?.['en'] === answer]).toEqual([id, false]);
    // Words of the house in Indonesian would be in quotes for somebody who reads English.
    expect(told?.['en']).not.toMatch(/\*(?:lapor|petugas|mewakili|lewati|data saya|hapus data|tidak tahu)\*/);
  }
});

test.each([
  ['Is it free?', 'gratis'],
  ['what is a NIB', 'apa-itu-nib'],
  ['do i need to go to the office?', 'harus-ke-kantor'],
  ['i forgot the password of oss', 'oss-lupa-sandi'],
  ['are you a human or a robot', 'siapa-ini'],
  ['an officer asked me money', 'diminta-uang'],
])('"%s" is %s in English', (said, id) => expect(faq.find(said)?.entry.id).toBe(id));

test.each(['kopi rahmah', 'budi santoso', 'jl ahmad yani rt 3 paringin', 'berapa lama', 'mau urus nib', ''])(
  '"%s" is no question of the list',
  (said) => {
    expect(faq.find(said)?.score ?? 0).toBeLessThan(0.7);
  },
);

/** Apologies, corrections, small talk: one word of theirs also stands in a question of the list. */
test.each([
  'asslmkm mlm2 ganggu, sy mau buka warung kopi, apa aja syaratnya ya?',
  'eh salah, namanya budi susanto',
  'salah',
  'maaf ganggu min',
  'maaf mengganggu malam-malam',
  'maaf pak salah kirim',
  'salah ketik tadi',
  'salah, yang benar 2 juta',
  'bukan itu, salah',
  'eh keliru',
  'maaf salah sambung',
  'assalamualaikum min, ganggu bentar boleh?',
  'selamat malam, masih buka kah?',
  'bentar ya lagi sibuk',
  'saya masih di jalan',
  'nanti saya kabari lagi',
  'baik min makasih banyak',
  'gak jadi deh',
  'tidak bisa sekarang',
  'belum bisa sekarang min, besok aja',
  'saya tidak mengerti',
  'maksudnya apa ya?',
  'kok gitu?',
  'maaf baru balas',
  'maaf hp saya lowbat',
  'sinyal lagi susah di sini',
  'internet saya lemot',
  'alamatnya salah, harusnya desa Inan',
  'nik saya salah ketik',
  'saya salah pilih tadi',
  'nama usahanya salah',
  'nomor hp salah',
  'anak saya sakit jadi lama balasnya',
  'lagi masak bentar',
  'sudah makan belum min?',
  'capek juga ya ngurus ginian',
  'saya punya warung kopi',
  'usaha saya di pasar',
  'saya jual kue basah',
  'modal saya 5 juta',
  'saya tidak punya karyawan',
  'warungnya sudah lama buka',
  'ini budi dari paringin',
  'saya dari halong',
  'sama saya juga bingung',
  'tanah punya orang tua',
  'rumah sendiri',
  'sama suami',
  'saya yang punya usahanya',
  'bukanya jam 8 pagi sampai malam',
  'siapa namanya tadi?',
  'berapa lama?',
  'bisa dibantu?',
  'boleh tanya?',
  'bisa minta tolong?',
  'minta tolong dibantu ya min',
  'uangnya belum ada',
  'petugas tolong bantu saya',
  'sy jualan baju online di shopee',
])('"%s" is everyday talk', (said) => {
  expect(faq.find(said)?.score ?? 0).toBeLessThan(0.7);
});

test('what the office has not confirmed is not told', () => {
  const [first] = entries;
  const { needs: _, ...plain } = first!;
  const hidden: FaqEntry = { ...plain, id: 'rahasia', phrases: ['kata ajaib'], status: 'unconfirmed' };
  expect(openFaq([hidden]).find('kata ajaib')).toBeUndefined();
  expect(openFaq([{ ...hidden, status: 'sourced' }]).find('kata ajaib')?.entry.id).toBe('rahasia');
});
