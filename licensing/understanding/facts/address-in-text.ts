import type { Told } from './told.ts';

/** Begins, or numbers, as an address does. */
const BEGINS = /^\W*(?:di\s+(?:jl|jln|gg|gang)|jl|jln|jalan|gg|gang|desa|ds|kel|kelurahan)\b|\brt\W{0,2}\d/i;

/** Whether words are written as an address is. */
export function isAddress(text: string): boolean {
  return BEGINS.test(text);
}

/** What stands in an address here, or beside what people find a place by. */
const LANDMARK =
  /\d|\b(?:jl|jln|jalan|gg|gang|rt|rw|desa|ds|kel|kelurahan|kec|kecamatan|kampung|kp|dusun|handil|blok|komplek|kompleks|perum\w*|ruko|simpang\w*|pasar|terminal|km|depan|dpn|muka|belakang|blkg|samping|sampin?g|sebelah|dekat|dkt|seberang|hadap\w*|pinggir|tepi|ujung|higa|parak|balakang|lorong|jembatan|sungai|masjid|langgar|mushol\w*|gereja|sekolah|sd|smp|sma|puskesmas|kantor|pom|spbu|lapangan|taman|siring|near|street|road|village|behind|opposite|next to)\b/i;

/** Whether words may be an address at all: a house number, a way, a part of a place, a landmark. */
export function mayBeAddress(text: string): boolean {
  return LANDMARK.test(text);
}

const ANNOUNCED =
  /\balamat(?:nya)?(?: +(?:usaha|saya|sy|ulun|toko|warung|tempat|usahanya))*\s*(?:nya|adalah|yaitu|itu|di|:|=)*\s+|\b(?:usaha|toko|warung|kios|tempat|lokasi)(?:nya)?(?: +(?:usaha|usahanya|saya|sy|ulun|kami|ada|itu))* +di +(?=(?:jl|jln|jalan|gang|gg|komplek|kompleks|rt)\b)/iu;
const ADDRESS_ENDS =
  /(?:[,;.]?\s+(?:dan |lalu |trus )?(?:nik|npwp|no(?:mor)? ?hp|hp|wa|e-?mail|modal|karyawan|pekerja|pegawai|berdua|bertiga|berempat|sendirian|dibantu|nama)\b)|\n/iu;

/** An address without what follows it: "jl a yani km 3, modal 15 jt" tells of two things. */
export function addressAlone(text: string): string {
  return text.slice(0, ADDRESS_ENDS.exec(text)?.index ?? text.length).trim();
}

const LEAD =
  /^\s*(?:(?:kantor|usaha|toko|warung|tempat|lokasi|kios|bengkel|rumah|alamat)(?:nya)?(?: (?:saya|kami|ada|usaha|usahanya))* )?di\s+(?=(?:jl|jln|jalan|gang|gg|desa|ds|kelurahan|kel|komplek|kompleks|rt)\b)/i;

/** "kantornya di jl gunung pandau" → "jl gunung pandau". */
export function withoutLead(address: string): string {
  return address.replace(LEAD, '');
}

/** "alamatnya kurang lengkap, rt 1 …": said before what it should be. */
const LACKING = /^(?:(?:masih|yang|tadi) )?(?:kurang|krg|belum|blm) (?:lengkap|jelas|pas|tepat)[\s,.:]+/i;

const SHORTEST_ADDRESS = 5;
const LIKE_AN_ADDRESS =
  /[\d,]|\b(jl|jln|jalan|rt|rw|desa|ds|kel|kelurahan|kec|kecamatan|gang|gg|simpang|dusun|km|pasar|depan|dekat|samping|komplek|kompleks)\b/i;

/** An address, where a text announces it ("alamat …", "usaha saya di jl …"). */
export function addressIn(text: string): Told | undefined {
  const lead = ANNOUNCED.exec(text);
  if (!lead) return undefined;
  const announced = lead.index + lead[0].length;
  const lacking = LACKING.exec(text.slice(announced));
  const from = announced + (lacking?.[0].length ?? 0);
  const rest = text.slice(from, from + 300);
  const value = addressAlone(rest);
  // "alamat email …", "alamat saya salah"
  const other = /^(e-?mail|salah|keliru|sama|berapa|apa|mana|ktp|kantor|dinas)\b/i.test(value);
  if (value.length < SHORTEST_ADDRESS || other || !LIKE_AN_ADDRESS.test(value)) return undefined;
  return { ask: 'address', value, start: lead.index, end: from + value.length };
}
