/**
 * What happened to a number and what to press, in the words of the health page and of alerts. Reasons are those of
 * baileys/disconnect.ts, baileys/connection.ts and cloud-api/errors.ts.
 */
type Words = { what: string; todo: string };

const ON_THE_PHONE = 'di HP kantor: WhatsApp › Perangkat tertaut › Tautkan perangkat';
const RELINK = `Buka meja petugas, halaman Nomor, tekan “Hubungkan dengan QR” (atau “dengan kode”, kodenya boleh dibacakan lewat telepon), lalu ${ON_THE_PHONE}.`;
const OTHER_NUMBER =
  'Isian, permohonan, dan antrean tetap tersimpan. Tautkan nomor lain di halaman Nomor, lalu umumkan nomor barunya: pemohon yang menulis ke sana diteruskan dari tempat terakhir.';
const OPENED_AGAIN = 'Setelah akun dibuka lagi, tekan “Sambungkan lagi” di halaman Nomor.';
const BY_ITSELF = 'Tidak perlu menekan apa pun: program mencoba lagi sendiri.';

const STATES: Readonly<Record<string, Words>> = {
  ready: { what: 'tersambung', todo: '' },
  unlinked: { what: 'belum ditautkan', todo: RELINK },
  connecting: { what: 'sedang menyambung', todo: BY_ITSELF },
  pairing: {
    what: 'menunggu ditautkan',
    todo: `QR atau kodenya sudah tampil di meja petugas, halaman Nomor. Sekarang ${ON_THE_PHONE}, lalu pindai QR-nya atau ketik kodenya.`,
  },
  waiting: { what: 'putus', todo: BY_ITSELF },
  stopped: { what: 'berhenti', todo: RELINK },
};

const REASONS: Readonly<Record<string, Words>> = {
  logged_out: {
    what: 'dikeluarkan dari HP kantor (Perangkat tertaut)',
    todo: `Tidak ada yang hilang di sini. ${RELINK}`,
  },
  replaced: {
    what: 'tautan yang sama dipakai program lain, jadi program ini berhenti supaya tidak saling mengeluarkan',
    todo: 'Matikan program yang satunya (misalnya server lama), lalu tekan “Sambungkan lagi” di meja petugas, halaman Nomor. Kalau tidak ketemu, keluarkan perangkatnya di HP kantor dan tautkan lagi di halaman itu.',
  },
  account_locked: {
    what: 'akun WhatsApp dikunci',
    todo: `Buka WhatsApp di HP kantor dan ikuti petunjuknya (minta peninjauan). ${OPENED_AGAIN} ${OTHER_NUMBER}`,
  },
  banned: {
    what: 'nomor diblokir WhatsApp atau dihapus dari HP',
    todo: `Buka WhatsApp di HP kantor; kalau diblokir, minta peninjauan. ${OPENED_AGAIN} ${OTHER_NUMBER}`,
  },
  temporary_ban: {
    what: 'nomor diblokir sementara oleh WhatsApp',
    todo: 'Jangan mencoba dari HP atau menautkan ulang: itu memperpanjang blokir. Program mencoba lagi sendiri setelah waktunya habis.',
  },
  bad_user_agent: {
    what: 'WhatsApp menolak cara program ini menyambung',
    todo: 'Perbarui Lantunan ke rilis terbaru, lalu mulai ulang.',
  },
  multi_device_mismatch: {
    what: 'HP kantor belum memakai WhatsApp multi-perangkat',
    todo: `Perbarui WhatsApp di HP kantor. ${RELINK}`,
  },
  version_refused: {
    what: 'WhatsApp menolak versi yang dipakai program',
    todo: 'Isi WHATSAPP_WEB_VERSION dengan versi WhatsApp Web yang berlaku (web.whatsapp.com › Setelan › Bantuan) atau perbarui Lantunan, lalu mulai ulang.',
  },
  code_refused: {
    what: 'WhatsApp menolak permintaan kode taut',
    todo: 'Periksa nomornya, tunggu beberapa menit, lalu minta kode lagi atau tautkan dengan QR.',
  },
  connection_lost: { what: 'internet kantor atau server WhatsApp tidak terjangkau', todo: BY_ITSELF },
  connection_closed: { what: 'sambungan ditutup server WhatsApp', todo: BY_ITSELF },
  server_unavailable: { what: 'server WhatsApp atau Meta sedang terganggu', todo: BY_ITSELF },
  stream_error: { what: 'server WhatsApp memutus dengan kesalahan', todo: BY_ITSELF },
  no_acknowledgement: { what: 'server tidak menjawab kiriman terakhir', todo: BY_ITSELF },
  deaf: { what: 'tersambung tetapi pesan tidak sampai ke program', todo: BY_ITSELF },
  silent: { what: 'tersambung tetapi server WhatsApp tidak bersuara lagi', todo: BY_ITSELF },
  quiet: {
    what: 'berjam-jam tidak ada kabar apa pun dari WhatsApp, jadi sambungannya diperbarui',
    todo: BY_ITSELF,
  },
  not_caught_up: { what: 'pesan yang menunggu di server tidak selesai diterima', todo: BY_ITSELF },
  lease_lost: { what: 'proses lain memegang nomor ini', todo: BY_ITSELF },
  restart_loop: { what: 'server berkali-kali meminta menyambung ulang', todo: BY_ITSELF },
  store_unavailable: {
    what: 'basis data tidak bisa dipakai; pesan menunggu di server WhatsApp',
    todo: 'Periksa ruang disk dan layanan basis data.',
  },
  no_process: {
    what: 'tidak ada program yang memegang nomor ini',
    todo: 'Mulai ulang Lantunan di server kantor.',
  },
  mute: {
    what: 'ada pesan masuk yang belum dijawab lebih dari sepuluh menit',
    todo: 'Lihat log, lalu mulai ulang Lantunan.',
  },
  reach_limited: {
    what: 'WhatsApp membatasi percakapan baru: yang menulis lebih dulu tetap dibalas, pesan pertama ke orang baru ditahan beberapa jam',
    todo: 'Jangan memulai percakapan baru dari nomor ini, juga tidak dari HP: minta orangnya menulis lebih dulu. Tunggu saja, program mencoba lagi sendiri.',
  },
  reach_refused: {
    what: 'WhatsApp berkali-kali menolak kiriman dari nomor ini, karena percakapan baru sedang dibatasi',
    todo: 'Jangan memulai percakapan dari nomor ini, juga tidak dari HP: minta orangnya menulis lebih dulu, maka mereka dibalas. Selebihnya tunggu: tiap percobaan memperpanjang pembatasan, dan program mencoba lagi sendiri enam jam sesudah penolakan terakhir. Kiriman yang ditolak bertanda gagal di meja petugas: kabari orangnya lewat telepon.',
  },
  rate_limited: { what: 'Meta membatasi jumlah pesan untuk sementara', todo: BY_ITSELF },
  token_refused: {
    what: 'token ditolak Meta',
    todo: 'Buat token baru di Meta Business, isi CLOUD_API_TOKEN, lalu mulai ulang.',
  },
  payment_due: {
    what: 'ada tagihan Meta yang belum dibayar',
    todo: 'Buka WhatsApp Manager, bagian pembayaran.',
  },
  number_unknown: {
    what: 'nomor tidak dikenal Meta',
    todo: 'Periksa CLOUD_API_PHONE_NUMBER_ID dan pendaftaran nomornya.',
  },
};

/** The reason of a number that is ready, and that a person must know of all the same. */
export const REFUSED = 'reach_refused';

/** @param reason undefined or null: the state says all there is to say */
export function linkWords(state: string, reason?: string | null): Words {
  const known = reason == null ? undefined : REASONS[reason];
  const words = known ?? STATES[state] ?? { what: state, todo: '' };
  return reason == null || known ? words : { ...words, what: `${words.what} (${reason})` };
}
