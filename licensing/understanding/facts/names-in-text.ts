import { addressIn } from './address-in-text.ts';
import { isPersonsName, resemblesName } from './given-names.ts';
import { OFFICES_HELD } from '../words/offices-held.ts';
import type { Told } from './told.ts';

/** Words between "nama" and the name itself. */
const LEAD = new Set(
  'ketua direktur direkturnya pimpinan pengurus penanggung jawab jawabnya ketuanya pimpinannya nya istri isteri suami bini anak adik kakak bapak mama mertua lengkap saya sy sya ulun aku ku nya pemilik pemiliknya lengkapnya adalah itu ialah ktp sesuai di'.split(
    ' ',
  ),
);
/** "nama warung": what follows is the business's. */
const OF_BUSINESS =
  /^(usaha|toko|warung|kios|kedai|bengkel|depot|apotek|apotik|klinik|salon|laundry|kafe|cafe|resto|restoran|merek|merk|brand|dagang)(nya|ku)?$/;
/** "nama desa", "atas nama cv": no name of a person follows. */
const OF_OTHERS =
  /^(desa|kecamatan|kabupaten|izin|notaris|jalan|ibu|akun|email|sendiri|pribadi|perorangan|aja|saja|cv|pt|koperasi|yayasan|perusahaan|badan|apa|siapa|yang|yg|orang|bank|produk)$/;
/** "ganti nama usaha jadi Kopi Siti": in a change, the new name follows. */
const CHANGES = /\b(?:ganti|gantikan|ubah|rubah|salah|keliru|ralat|perbaiki|koreksi)\b/i;
/** "nama usahanya mau saya ganti Kue Siti": said behind it. */
const CHANGED =
  /^\s*(?:(?:usaha|toko|warung|kios|kedai|bengkel|merek|brand)(?:nya|ku)?\s+)?(?:(?:mau|ingin|pengen|handak|mending|saya|sy|ulun)\s+)*(?:di)?(?:ganti|ubah|rubah)\b/i;
const INTO = /^(?:jadi|menjadi|ke|mau|ingin|pengen|handak|mending|saya|sy|ulun|(?:di)?(?:ganti|ubah|rubah))$/;
/** Where a name ends. */
const STOP = new Set(
  'nik ktp npwp no nomor nmr hp wa telp telepon email e-mail tinggal alamat alamatnya di dari umur usaha usahanya punya mau ingin handak pengen pgn dan modal modalnya karyawan pekerja tgl tanggal lahir tempat yg yang trus terus sama nih min mimin admin pak bu rt rw desa ds kec kecamatan jalan jl jln untuk buat bikin kalau nama salah bukan apa ya aja saja haja dong deh kok lah juga jua'.split(
    ' ',
  ),
);
/** "Warung Bu Ida": whose it is stands in many a name of a business, and ends a person's. */
const TITLE = /^(?:bu|ibu|pak|bapak|mama|haji|hj|h)$/i;
const LONGEST_NAME = 6;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}.'’`-]*|[^\s\p{L}\p{M}]+/gu;

/** "sertifikatnya masih atas nama ayah": whose a paper is, and no name of who applies. */
const OF_PAPER =
  /\b(?:sertifikat|surat|akta|shm|imb|nib|stnk|bpkb|pbb|rekening|listrik|tanah|kontrak|sewa)\w*\b[^,.;\n]*\batas $/i;

/** "blm ada nama pentolnya" */
const NAMELESS = /\b(?:belum|blm|blum|balum|tidak|tdk|ga|gak|gk|kada|kd|nggak) (?:ada|punya|pny|baisi) $/i;

/** Names of a person and of a business, and an address, where a text announces them ("nama sy …", "alamat …"). */
export function namesIn(text: string): Told[] {
  const told: Told[] = [];
  for (const match of text.matchAll(/\b(?:nama|ngaran)(?:nya|ku)?\b/giu)) {
    const before = text.slice(0, match.index);
    if (NAMELESS.test(before) || OF_PAPER.test(before)) continue;
    const found = nameAfter(text, match.index + match[0].length, /nya$/i.test(match[0]));
    if (found && !told.some(({ ask }) => ask === found.ask)) told.push({ ...found, start: match.index });
  }
  const own = told.some(({ ask }) => ask === 'name') ? undefined : (introducedIn(text) ?? inOffice(text));
  if (own) told.push(own);
  const address = addressIn(text);
  return address ? [...told, address] : told;
}

/** Who writes says who they are: what they are called comes right behind. */
const I_AM = /\b(?:(?:perkenalkan|kenalkan)[\s,:]+)?(?:saya|sya|sy|ulun|aku)\b[\s,:]+/giu;
const HAJI = /^(?:h|hj|haji|hajah|drg?|ir)$/i;
const OFFICE_HELD = new RegExp(`^(?:selaku|sebagai|${OFFICES_HELD})$`, 'i');
/** Then it is somebody else's name that is asked for. */
const OF_ANOTHER =
  /\b(?:suami|istri|isteri|bini|laki|anak|adik|kakak|mama|abah|orang tua|bos+|majikan|mewakili)\b/i;

/** "saya Hj. Norhasanah, ketua koperasi", "ulun Siti Aminah dari Juai": a name, by its title, the office held, or its words. */
function introducedIn(text: string): Told | undefined {
  if (OF_ANOTHER.test(text)) return undefined;
  for (const match of text.matchAll(I_AM)) {
    const from = match.index + match[0].length;
    const words = [...text.slice(from, from + 100).matchAll(WORD)];
    const end = words.findIndex(([word]) => !/^\p{L}/u.test(word) || OFFICE_HELD.test(word) || isStop(word));
    const name = words.slice(0, end === -1 ? words.length : end);
    const last = name.at(-1);
    if (!last || name.length > LONGEST_NAME) continue;
    const value = text.slice(from, from + last.index + last[0].length).replace(/[.,\s]+$/, '');
    const behind = words.slice(name.length).find(([word]) => /^\p{L}/u.test(word))?.[0] ?? '';
    const titled = HAJI.test((name[0]?.[0] ?? '').replace(/\.$/, '')) && name.length > 1;
    const written = name.every(([word]) => /^\p{Lu}/u.test(word));
    const holds = OFFICE_HELD.test(behind) && (written || resemblesName(value) !== undefined);
    if (!titled && !holds && !isPersonsName(value)) continue;
    return { ask: 'name', value: capitalised(value), start: match.index, end: from + value.length };
  }
  return undefined;
}

const NAMED = String.raw`((?:\p{L}[\p{L}.'’-]*\s+){0,3}?\p{L}[\p{L}.'’-]*)`;
/** "ketuanya norhasanah", "ahmad fauzi direkturnya", each a line of its own. */
const IN_OFFICE = [
  new RegExp(
    String.raw`(?:^|[,;\n])\s*${OFFICES_HELD}\s?nya\s*:?\s+(?:pak|bu|bapak|ibu)?\s*${NAMED}\s*(?=$|[,;\n])`,
    'iu',
  ),
  new RegExp(String.raw`(?:^|[,;\n])\s*${NAMED}\s+${OFFICES_HELD}\s?nya\s*(?=$|[,;\n])`, 'iu'),
];

function inOffice(text: string): Told | undefined {
  for (const form of IN_OFFICE) {
    const match = form.exec(text);
    const value = match?.[1]?.trim() ?? '';
    if (match && resemblesName(value) !== undefined)
      return {
        ask: 'name',
        value: capitalised(value),
        start: match.index,
        end: match.index + match[0].length,
      };
  }
  return undefined;
}

const isStop = (word: string): boolean => STOP.has(word.toLowerCase().replace(/\.$/, ''));

/** `called`: "namanya", so that a shop behind it is part of the name and no label: "namanya toko berkah". */
function nameAfter(text: string, from: number, called: boolean): Told | undefined {
  const words = [...text.slice(from, from + 160).matchAll(WORD)];
  let ask: Told['ask'] = 'name';
  let first = 0;
  const changes = CHANGES.test(text.slice(0, from)) || CHANGED.test(text.slice(from));
  for (; first < words.length; first += 1) {
    const word = (words[first]?.[0] ?? '').toLowerCase();
    if (changes && INTO.test(word)) continue;
    // "nama usaha di nib salah": where it stands, and no name.
    if (ask === 'business_name' && word === 'di') return undefined;
    if (OF_BUSINESS.test(word) && ask === 'name') {
      ask = 'business_name';
      if (called) break;
    } else if (!LEAD.has(word) && !/^[:=-]+$/.test(word)) break;
  }
  if (OF_OTHERS.test((words[first]?.[0] ?? '').toLowerCase())) return undefined;
  let last = first;
  while (last < words.length && last - first < LONGEST_NAME && belongs(words, last, ask)) last += 1;
  const [begin, end] = [words[first], words[last - 1]];
  if (last === first || !begin || !end) return undefined;
  const stop = from + end.index + end[0].length;
  const value = text.slice(from + begin.index, stop).replace(/[.,\s]+$/, '');
  return value.length < 3 ? undefined : { ask, value: capitalised(value), start: from, end: stop };
}

function belongs(words: readonly RegExpExecArray[], at: number, ask: Told['ask']): boolean {
  const word = words[at]?.[0] ?? '';
  if (/^\p{L}/u.test(word)) {
    const before = words[at - 1]?.[0] ?? '';
    // "Budi. Tinggal di …": a full stop after a whole word ends the name; one after an initial does not.
    if (/\p{L}{4,}\.$/u.test(before)) return false;
    const bare = word.toLowerCase().replace(/\.$/, '');
    const next = words[at + 1]?.[0] ?? '';
    const owned = ask === 'business_name' && TITLE.test(bare) && /^\p{L}{2}/u.test(next);
    return owned ? !STOP.has(next.toLowerCase()) : !STOP.has(bare);
  }
  return ask === 'business_name' && /^[\d&]+$/.test(word);
}

/** Names in small letters are written as names are; whoever used capitals is left alone. */
function capitalised(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name.replace(
    /(^|[\s.])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
