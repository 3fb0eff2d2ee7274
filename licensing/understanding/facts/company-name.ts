import { tradesWithin } from '../trades/trade-in-wish.ts';
import { canonicalText } from '../words/normalise.ts';
import type { Told } from './told.ts';

/** The forms that stand before the name of a business, as they are written in it. */
const FORMS: Readonly<Record<string, string>> = {
  cv: 'CV',
  pt: 'PT',
  ud: 'UD',
  firma: 'Firma',
  koperasi: 'Koperasi',
  yayasan: 'Yayasan',
};
const FORM =
  /\b(?:(?:nama|namanya)\s+)?(cv|pt|ud|firma|kope?ra?si|yayasan)\b(?:\s?nya)?[.,]?\s+(?:(?:perorangan|namanya|nama)\s+)?/gi;
const IS_FORM = /^(?:cv|pt|ud|firma|kope?ra?si|yayasan)[.,]?$/i;
const WORD = /[\p{L}\p{M}\d][\p{L}\p{M}\d.'’`&-]*|[^\s\p{L}\p{M}\d]+/gu;
/** What follows a form without being its name, or ends one. */
const STOP = new Set(
  'perorangan perseorangan saya sy ulun kami kita aku baru yang yg nang itu ini nya dong min mimin admin pak bu kak ya aja saja haja lah kah atau dan dn sama wan dengan dgn untuk utk buat gasan di d dari ke pada milik punya bos boss usaha usahanya bidang bergerak jasa modal modalnya nib izin ijin perizinan siup npwp nik akta ahu no nomor hp wa alamat mau handak ingin urus bikin daftar apa bagaimana gimana berapa syarat syaratnya bisa boleh perlu harus belum blm sudah sdh udah tidak tdk ga gak kada serba juga jua aktif lama kecil mikro besar umum jualan jual dagang karyawan pekerja tolong bantu kalau kalo mun supaya biar for and is my company please the'.split(
    ' ',
  ),
);
/** Words of good hope, of which names are made; a trade may resemble them ("mandiri", "tani sejahtera"). */
const HOPEFUL =
  /\b(?:maju|jaya|berkah|barokah|barakah|mandiri|sejahtera|makmur|sentosa|abadi|utama|bersama|re[jz]eki|mulia|sukses|lestari|perkasa|nusantara|persada|harapan|cahaya|sinar|agung|prima|anugerah|amanah|permata|pratama|perdana|gemilang|banua|meratus|sanggam|merah putih)\b/i;
const MOST_WORDS = 7;
const SHORTEST = 3;

/**
 * "nib cv maju jaya": the name of a business behind its form, and where it stands. `known`: whether words are a trade,
 * "cv konstruksi" tells what it does.
 */
export function companyNameIn(text: string, known: (words: string) => boolean): Told | undefined {
  for (const form of text.matchAll(FORM)) {
    const from = form.index + form[0].length;
    const words = [...text.slice(from, from + 120).matchAll(WORD)];
    const end = words.findIndex(
      ([word], at) => at === MOST_WORDS || !/^[\p{L}\d]/u.test(word) || isStop(word) || isSum(words, at),
    );
    // "nib yayasan. Yayasan Al Hidayah": the name begins with the next one.
    if (IS_FORM.test(words[0]?.[0] ?? '')) continue;
    const named = words.slice(0, end === -1 ? words.length : end);
    const sentence = named.findIndex(([word]) => ENDS.test(word));
    const name = withoutTrade(sentence === -1 ? named : named.slice(0, sentence + 1));
    const last = name.at(-1);
    if (!last) continue;
    const stop = from + last.index + last[0].length;
    const bare = text.slice(from, stop).replace(/[.,\s]+$/, '');
    if (bare.length < SHORTEST || !/^\p{L}/u.test(bare) || (!HOPEFUL.test(bare) && known(bare))) continue;
    const kind = (form[1] ?? '').toLowerCase().replace(/^kop.*/, 'koperasi');
    const value = `${FORMS[kind] ?? ''} ${capitalised(bare)}`;
    return { ask: kind === 'ud' ? 'business_name' : 'legal_name', value, start: form.index, end: stop };
  }
  return undefined;
}

/** A full stop after a whole word ends the name; one after an initial does not. */
const ENDS = /\p{L}{4,}\.$/u;

/** "cv banua karya kontraktor bangunan": what it does, told behind the name in the same breath; written as names are, it is part of it. */
function withoutTrade(words: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  const [trade] = tradesWithin(words.map(([word]) => word).join(' '));
  const from = trade === undefined ? 0 : words.length - trade.split(' ').length;
  const tail = words.slice(from).map(([word]) => word);
  if (from < 1 || tail.join(' ') !== trade || tail.some((word) => /^\p{Lu}/u.test(word))) return words;
  return words.slice(0, from);
}

/** "CV. Berkah Balangan", and nothing beside it. */
export function isCompanyName(text: string): boolean {
  const named = companyNameIn(text, () => false);
  return named?.start === 0 && text.slice(named.end).replace(/[\s.,!]+/g, '') === '';
}

/** Also as it is written in a hurry: "gmn" is "bagaimana". */
const isStop = (word: string): boolean => STOP.has(word.toLowerCase()) || STOP.has(canonicalText(word));

/** "400 juta", "5jt" behind a name is no part of it; "Usaha 99" may be. */
function isSum(words: readonly RegExpExecArray[], at: number): boolean {
  const [word = '', next = ''] = [words[at]?.[0], words[at + 1]?.[0]];
  return (
    /^\d+(?:rb|ribu|jt|juta|m|miliar|milyar)$/i.test(word) ||
    (/^\d/.test(word) && /^(?:rb|ribu|jt|juta|m|miliar|milyar|orang|org)$/i.test(next))
  );
}

function capitalised(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name.replace(
    /(^|\s)(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
