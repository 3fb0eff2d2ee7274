/** Small words that an English sentence cannot do without, and that no Indonesian chat borrows. */
const SMALL = new Set(
  'i you we he she they it my your our their me us is are am was were be been do does did have has had can could would will should must need want the a an of for in at from with about and or but if what how when where which who why this that there here much many'.split(
    ' ',
  ),
);
/** With any of these it is Indonesian or Banjar, whatever it borrows. */
const OURS = new Set(
  'yang yg nang di d ke dari dr untuk utk buat gasan saya sy aku ulun kami pian mau mw handak ingin ini itu ada tidak tdk ga gak kada kd bisa kawa boleh dan dn sama wan lawan apa berapa brp gimana bagaimana kayapa nya min mimin pak bu kak bang sudah sdh udah belum blm balum kah lah dong ya iya izin ijin usaha urus bikin jual jualan modal nomor alamat nama kalau klo kl kalo tolong minta perlu cara syarat biaya jadi aja saja haja'.split(
    ' ',
  ),
);
const POLITE =
  /\b(?:thank you|thanks|thx|please|sorry|hello|hi|good (?:morning|afternoon|evening|night))(?: (?:so|very) much)?\b/g;
const FEWEST_WORDS = 3;
const FEWEST_SMALL = 2;
const SHARE = 0.3;

/** Whether a text is plainly an English sentence; loan words in an Indonesian one make none. */
export function writesEnglish(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(POLITE, ' ')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length < FEWEST_WORDS || words.some((word) => OURS.has(word))) return false;
  const small = words.filter((word) => SMALL.has(word));
  return new Set(small).size >= FEWEST_SMALL && small.length / words.length >= SHARE;
}
