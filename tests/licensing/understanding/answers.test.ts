import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const root = new URL('../../../', import.meta.url).pathname;
const catalogue = loadCatalogue(`${root}licensing/offices/balangan`);

/** From 0.7 on, flows/engine/wishes/follow-intent.ts leaves an open form for one of these; from 0.5 on it may ask back. */
const INTERRUPTING = [
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'ask_location_hours',
  'check_status',
  'ask_human',
  'complain',
  'delete_data',
  'change_language',
  'stop',
  'menu',
];

const answers = {
  names: `Rahmadi|Norhalimah|H. Syamsudin|Hj. Mastura|M. Fajar Ramadhan|Gusti Rizal|Muhammad Zaini bin Umar|Lailatul Fitri
    |Supriyanto|I Made Wirawan|Yohanes Bobby|dr. Hendra Saputra, Sp.A|apt. Wulandari, S.Farm|Bdn. Rusmini, S.Keb|drg. Melati
    |Ns. Ahmad Yani, S.Kep|nama ulun Jainudin|nama saya Siti Rahmah|atas nama Bapak Fahruraji|Ibu Mariana|Anang Kusasi|Galuh
    |Aminah binti Saleh|Saleh bin Arsyad|Masrani|Hasan Basri|Sarifah Nur|Rusli|Tarmizi|Jamilah|Kaspul Anwar`,
  addresses: `Jl. Jenderal Sudirman No. 45 Paringin|Desa Mampari RT 03 RW 01|Batumandi, dekat pasar|Komplek Dahai Indah Blok B 12
    |Jl. Trans Kalimantan Km 3 Lampihong|Gang Keluarga RT 5|Juai, samping kantor camat|Halong, sebelah SDN 2|Awayan depan masjid raya
    |Tebing Tinggi, Desa Gunung Batu|Desa Lajar RT.02 Kec. Lampihong|simpang tiga Mantimin|rumah sendiri di Desa Riwa|Paringin Timur
    |pasar Halong los 14|Jalan A. Yani seberang Bank Kalsel|Desa Bungin Kecamatan Paringin Selatan|di ruko dekat terminal|Murung Ilung RT 1
    |sebelah kantor pos|depan rumah sakit|belakang puskesmas Lokbatu|di muka kantor dinas|Jl. Merdeka no 7, buka dari pagi|jalan menuju tambang`,
  businesses: `Warung Acil Imah|Toko Barokah|UD Maju Lancar|CV Balangan Mandiri Konstruksi|PT Tabalong Sejahtera Abadi|Koperasi Karet Sejahtera
    |Apotek Sehat Farma|Bengkel Haji Udin|Salon Ayu|Kedai Kopi Senja|Laundry Bersih Wangi|Toko Emas Intan|Rumah Makan Padang Sederhana
    |BUMDes Karya Bersama|Yayasan Pelita Umat|Klinik Pratama Medika|TK Islam Terpadu Al Hikmah|Bimbel Cerdas|LPK Banua Terampil
    |Depot Air Minum Tirta|Katering Ibu Tini|Konter Sinar Cell|Percetakan Cepat Jadi|Gudang Beras Makmur|Mitra Reklame|Fotokopi Kilat
    |Warung Gratis Ongkir|Toko Murah Meriah|Cepat Selesai Laundry|Salon Bahasa Cinta|Kafe Menu Lama|Toko Status Baru`,
  trades: `jualan nasi kuning dan lontong|jual pulsa, kuota dan aksesoris hp|ternak ayam potong 500 ekor|menyadap karet
    |menjahit baju seragam sekolah|jasa angkutan batu split|penggilingan padi keliling|budidaya ikan patin di kolam tanah|jual pupuk dan racun rumput
    |bengkel las pagar dan kanopi|usaha katering pengantin|membuat keripik singkong aneka rasa|jasa servis ac dan kulkas|pangkas rambut pria
    |jual es batu dan minuman dingin|warung sembako kecil kecilan|kontraktor jalan dan jembatan|penyewaan tenda dan kursi|praktik bidan mandiri
    |apotek dan alat kesehatan|les privat matematika|rental mobil harian|cuci motor dan ganti oli|jual baju bekas impor|toko obat dan jamu
    |depot air isi ulang|sewa alat berat|kios bensin eceran|kebun sawit 4 hektar|jasa pengurusan surat|biro jasa dan fotokopi`,
  numbers: `modal 15 juta|sekitar lima puluh juta|3 orang|tidak ada karyawan|1|25 Desember 1990|081351234567|6311010101900001|budi@gmail.com
    |luas 6x8 meter|nomor akta 45 tanggal 3 Mei 2021|AHU-0012345.AH.01.01.TAHUN 2023|Rp 400.000.000|belum punya npwp|sewa 2 tahun`,
};

const all = Object.values(answers).flatMap((text) => text.split('|').map((answer) => answer.trim()));

function readAs(confidence: number): string[] {
  return all
    .map((answer) => ({ answer, read: understand(answer, { catalogue }) }))
    .filter(({ read }) => read.confidence >= confidence && INTERRUPTING.includes(read.intent))
    .map(({ answer, read }) => `${answer}: ${read.intent} ${read.confidence.toFixed(2)}`);
}

test('ordinary answers are no reason to leave a form', () => {
  expect(readAs(0.7)).toEqual([]);
});

test('at most two of a hundred ordinary answers are worth asking back', () => {
  expect(readAs(0.5).length).toBeLessThanOrEqual(all.length / 50);
});

test('more than a hundred answers are tried, and a question is still an interruption', () => {
  expect(all.length).toBeGreaterThan(100);
  for (const question of [
    'syaratnya apa aja',
    'bayar berapa min',
    'buka jam berapa kantornya',
    'mau bicara sama petugas',
  ]) {
    const { intent, confidence } = understand(question, { catalogue });
    expect([question, INTERRUPTING.includes(intent), confidence >= 0.7]).toEqual([question, true, true]);
  }
});
