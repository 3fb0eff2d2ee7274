import { cleanInput } from './digits.ts';
import { trimSigns } from './trim-signs.ts';

/** What kind of secret a word announces: codes are digits, passwords can be any word. */
type Announced = 'code' | 'password' | 'vague';

const announcing: Readonly<Record<string, Announced>> = {
  otp: 'code',
  pin: 'code',
  token: 'code',
  password: 'password',
  pasword: 'password',
  passwod: 'password',
  paswod: 'password',
  passwort: 'password',
  passwrod: 'password',
  passwd: 'password',
  pswd: 'password',
  pwd: 'password',
  pw: 'password',
  sandi: 'code',
  pass: 'code',
  passcode: 'code',
  katasandi: 'password',
  kode: 'vague',
  code: 'vague',
};

/** Words after "kode" that make it a code sent to be kept to oneself. */
const secretCodes = new Set([
  'otp',
  'verifikasi',
  'verification',
  'aktivasi',
  'activation',
  'rahasia',
  'keamanan',
  'security',
  'akses',
  'pin',
]);

/** Words that may stand between the announcement and the secret. */
const fillers = new Set(
  (
    'saya sy ulun aku ku ini itu nih tu nya my the oss akun account email gmail wa whatsapp google dari untuk utk buat ' +
    'gasan kode code nomor no angka baru lama masuk login user pak bu min kak bang ya yaa pian ikam adalah yaitu ialah ' +
    'is was jadi otp pin password sandi verifikasi verification aktivasi simbg djp coretax atm bank kartu'
  ).split(' '),
);

/** Words of where a code came from: with one of them beside "kode" it is one sent to be kept to oneself. */
const origins = new Set(
  'dari masuk sms oss wa whatsapp google gmail email simbg djp coretax akun account login dikirim terkirim diterima'.split(
    ' ',
  ),
);

/** Further words that may stand between "kode" and its digits. */
const besideCode = new Set('yang yg anda kamu your di ke hp tadi barusan'.split(' '));

/** Words beside "kode" that make it a code anyone may know: "kode pos", "kode KBLI". */
const publicCodes = new Set(
  (
    'pos kbli klu usaha bidang kegiatan proyek izin perizinan permohonan pengajuan berkas tiket antrean antrian wilayah ' +
    'daerah kecamatan desa kelurahan kabupaten area negara barang produk billing booking promo qr warna bank'
  ).split(' '),
);

/** Said of what nobody else may know; services write it under the codes they send. */
const SECRECY =
  /\b(jangan|jgn|dilarang|not|never|don't)\b.{0,80}\b(beri|beritahu\w*|berikan\w*|kasih\w*|(mem)?bagi(kan)?|sebar\w*|share|siapa ?pun)\b|\bsiapa ?pun\b|\brahasia/i;

/** Our own receipts: their six digits are no code. */
const RECEIPT = /\b(BLG|ADU)[\s-]*20\d{2}[\s-]*\d{6}([\s-]*[a-z0-9]\b)?/gi;

/** How many words away from its announcement a secret is looked for. */
const REACH = 8;

const markers = new Set([':', '=', 'adalah', 'yaitu', 'ialah', 'is']);

/** Words of someone who asks about a secret or has trouble with it; none of them is one. */
const plainWords = new Set(
  (
    'apa apakah gimana bagaimana kayapa kenapa kanapa mengapa kapan pabila dimana mana siapa berapa bapira how why what when ' +
    'where lupa kalupaan hilang salah belum balum tidak tdk gak ga nggak kada kd bisa kawa tolong mohon minta ganti ubah ' +
    'reset atur buat bikin kirim dikirim masuk keluar muncul datang lagi dulu juga jua aman sama wrong forgot lost ' +
    'forgotten expired kadaluarsa kedaluwarsa error gagal rusak ada perlu harus wajib lokasi location foto baru lama benar ' +
    'betul sudah udah kosong mati habis dong kah lah ya yg yang nanti not never here sini petugas kantor orang aja saja ' +
    'invalid required diminta diperlukan'
  ).split(' '),
);

/**
 * Whether a message gives away a password, PIN or one-time code ("otp saya 123456", "kata sandi oss: Budi123").
 * Asking about one is not giving it. A bare six-digit number, or "kode 884422", counts too, unless an open
 * question just asked for a number (`answeringNumber`) and the words around do not say that it is a secret
 * ("kode dari oss 884422", "jangan beritahu siapa pun kode 884422").
 */
export function containsSecret(text: string, context: { answeringNumber: boolean }): boolean {
  const words = wordsOf(text);
  const secrecy = SECRECY.test(words.join(' '));
  if (!context.answeringNumber && /^[0-9]{6}$/.test(words.join(''))) return true;
  return words.some((_, at) => {
    const announced = announcedAt(words, at);
    if (announced === null) return false;
    if (announced === 'vague') return codeBeside(words, at, secrecy, context.answeringNumber);
    return secretFollows(words, at + 1, announced) || codePrecedes(words, at);
  });
}

/** Words with their case, ":" and "=" on their own, other signs at their ends taken off. */
function wordsOf(text: string): string[] {
  return cleanInput(text, Infinity)
    .replace(RECEIPT, ' ')
    .replace(/kata (sandi|kunci)/gi, 'katasandi')
    .replace(/pass word/gi, 'password')
    .replace(/([:=])/g, ' $1 ')
    .split(' ')
    .map((word) => trimSigns(word, `()"'*_~,.;`))
    .filter((word) => word !== '' && word !== '-');
}

function announcedAt(words: readonly string[], at: number): Announced | null {
  const word = stem(words[at] ?? '');
  const announced = Object.hasOwn(announcing, word) ? announcing[word] : undefined;
  if (announced !== 'vague') return announced ?? null;
  const beside = [words[at - 1], words[at + 1]];
  return beside.some((other) => secretCodes.has(stem(other ?? ''))) ? 'code' : 'vague';
}

/** Lower case, without the endings of possession: "otp-nya", "passwordku". */
function stem(word: string): string {
  return word.toLowerCase().replace(/(?<=.{3})-?(nya|ku|mu)$/, '');
}

/** Whether the digits beside a bare "kode", before or behind it, are a secret. */
function codeBeside(
  words: readonly string[],
  keyword: number,
  secrecy: boolean,
  answeringNumber: boolean,
): boolean {
  const [before = '', after = ''] = [words[keyword - 1], words[keyword + 1]].map((word) => stem(word ?? ''));
  if (publicCodes.has(after) || before === 'kbli' || before === 'pos') return false;
  let first = keyword - 1;
  let last = keyword + 1;
  while (keyword - first < REACH && mayStandBeside(words[first])) first -= 1;
  while (last - keyword < REACH && mayStandBeside(words[last])) last += 1;
  const sent = words.slice(first + 1, last).some((word) => origins.has(stem(word)));
  if (answeringNumber && !sent && !secrecy) return false;
  // Codes are mostly six digits; a KBLI code has five.
  const length = secrecy ? /^([0-9]{4}|[0-9]{6,8})$/ : /^[0-9]{6}$/;
  const preceding = (words[first] ?? '').replace(/-/g, '');
  return length.test(digitRun(words, last)) || (length.test(preceding) && !isYear(preceding));
}

function mayStandBeside(word: string | undefined): boolean {
  if (word === undefined) return false;
  const plain = stem(word);
  return fillers.has(plain) || markers.has(plain) || origins.has(plain) || besideCode.has(plain);
}

const isYear = (word: string): boolean => /^(19|20)[0-9]{2}$/.test(word);

function secretFollows(
  words: readonly string[],
  start: number,
  announced: Exclude<Announced, 'vague'>,
): boolean {
  let at = start;
  let marked = false;
  let signed = false;
  for (; at < start + REACH; at++) {
    const word = words[at] ?? '';
    if (markers.has(word.toLowerCase())) {
      marked = true;
      signed ||= word === ':' || word === '=';
      continue;
    }
    if (announced === 'code' && secretCodes.has(stem(word))) continue;
    if (!fillers.has(stem(word))) break;
  }
  if (announced === 'code' && words.slice(at, start + REACH).some((word) => /^[0-9]{6}$/.test(word)))
    return true;
  const value = words[at];
  if (value === undefined || plainWords.has(stem(value))) return false;
  const digits = digitRun(words, at);
  if (digits.length >= 4 && digits.length <= 8) return true;
  if (isMixed(value)) return true;
  const isLast = at === words.length - 1;
  // "sandi" is a given name too, so a plain word counts only behind a sign.
  if (announced !== 'password') return signed && isLast && value.length >= 3;
  if (marked) return value.length >= 3;
  return isLast && isLonelyWord(value);
}

/** "884422 itu kode otp": the digits come first. */
function codePrecedes(words: readonly string[], keyword: number): boolean {
  let at = keyword - 1;
  while (at > keyword - REACH && (fillers.has(stem(words[at] ?? '')) || markers.has(words[at] ?? '')))
    at -= 1;
  return /^[0-9]{4,8}$/.test((words[at] ?? '').replace(/-/g, '')) && !isYear(words[at] ?? '');
}

/** Digits from here on, joined over words: "123 456", "884-422", "1 2 3 4 5 6". */
function digitRun(words: readonly string[], start: number): string {
  let digits = '';
  for (let at = start; at < words.length && /^[0-9-]+$/.test(words[at] ?? ''); at++) {
    digits += (words[at] ?? '').replace(/-/g, '');
    if (digits.length > 8) break;
  }
  return digits;
}

/** Letters mixed with digits or signs, as passwords are: "Budi123", "kopi@rumah". */
function isMixed(word: string): boolean {
  return word.length >= 5 && /\p{L}/u.test(word) && /[0-9@#$%^&*!_+]/.test(trimSigns(word, '!?'));
}

/** A last word that is not everyday speech: no question, none of the usual verbal prefixes. */
function isLonelyWord(word: string): boolean {
  if (word.length < 6 || word.endsWith('?') || word === 'rahasia') return false;
  return !/^(ter|di|ber|meng|mem|men|ke.+an$)/.test(word.toLowerCase());
}
