/** How each command is called, as `--help` shows it. */
export const USAGE = {
  start: 'start                                 jalankan Lantunan: bot, meja kerja, WhatsApp',
  chat: [
    'chat [--db BERKAS]                    bercakap dengan bot di terminal',
    'chat --json [--db BERKAS]             sama, untuk program: satu baris JSON tiap pesan (docs/CHAT-JSON.md)',
  ].join('\n'),
  understand: 'understand TEKS…                      apa yang ditangkap dari sebuah kalimat',
  kbli: 'kbli TEKS… [--version 2020|2025]      lima kode KBLI terdekat',
  identity: 'identity JENIS NILAI                  periksa nik, kk, npwp, nib, ahu, pbg, phone, email …',
  'read-document': 'read-document BERKAS…                 baca foto KTP, NPWP, atau PDF',
  pair: [
    'pair [NOMOR] [--phone 0812…]          tautkan nomor WhatsApp: QR, atau kode untuk nomor HP itu',
    'pair [NOMOR] … --again                sama, juga kalau nomornya masih tertaut (tautan lama putus)',
  ].join('\n'),
  user: [
    'user add NAMA-AKUN --name "Siti Aminah" --role operator|supervisor|admin [--office-device] [--password-stdin]',
    'user list                             semua akun',
    'user disable NAMA-AKUN                nonaktifkan',
    'user code NAMA-AKUN                   kode sekali pakai untuk WhatsApp petugas',
  ].join('\n'),
  alert: [
    'alert                                 nomor yang putus',
    'alert ack NOMOR                       saya tangani',
    'alert test                            coba kirim pemberitahuan',
  ].join('\n'),
  catalogue: [
    'catalogue list                        semua isi: izin, faq:…, referral:…, profile, calendar',
    'catalogue show KODE [REVISI]          isinya, untuk disimpan ke berkas lalu diubah',
    'catalogue edit KODE BERKAS            periksa berkas yang diubah, lalu terbitkan',
    'catalogue sign KODE [--fee RUPIAH] [--days N] [--unit working_day|day] --signed-by NAMA --on 2026-11-23',
    'catalogue drafts                      bawaan baru yang menunggu diterima',
    'catalogue accept KODE · catalogue refuse KODE',
    'catalogue diff KODE [DARI] [KE]       beda dua revisi; tanpa angka: bawaan yang menunggu, atau dua yang terakhir',
    'Tambahkan --by NAMA supaya riwayat menyebut siapa yang mengubah.',
  ].join('\n'),
  export: [
    'export messages|applications|audit [--from TANGGAL] [--to TANGGAL] [--officer AKUN] [--outcome HASIL] [--out BERKAS]',
    'export person NOMOR_HP | NOMOR_PERMOHONAN [--format pdf|json] [--out BERKAS]',
    'export sign-off [KODE …] [--out FOLDER]',
  ].join('\n'),
  texts: [
    'texts list                            kalimat yang ditulis kantor sendiri',
    'texts show BAHASA KUNCI               kalimat bawaan dan kalimat kantor',
    'texts set BAHASA KUNCI "…"            pakai kalimat kantor, misalnya: texts set id thanks.welcome "Sama-sama."',
    'texts unset BAHASA KUNCI              kembali ke kalimat bawaan',
  ].join('\n'),
  backup: 'backup [--to FOLDER]                  buat cadangan',
  restore: 'restore BERKAS                        pulihkan cadangan; data yang ada dipindahkan ke samping',
  erase: 'erase NOMOR_HP | NOMOR_PERMOHONAN [--yes]   hapus data seseorang',
  doctor: 'doctor                                keadaan program, dengan kata-kata biasa',
} as const satisfies Readonly<Record<string, string>>;

export type CommandName = keyof typeof USAGE;

export const isCommand = (name: string): name is CommandName => Object.hasOwn(USAGE, name);

/** Every command, under the line that says how any is called. */
export const allUsage = (): string =>
  [
    'Cara pakai (usage): npm run -s lantunan -- PERINTAH …',
    '',
    ...Object.values(USAGE),
    '',
    'Satu perintah saja: npm run -s lantunan -- PERINTAH --help',
  ].join('\n');
