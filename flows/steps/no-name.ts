const POLITE = '(?: (?:ya|min|pak|bu|kak|bang|mas|mbak|dong|saja|aja|juga))*';

const ANSWERS =
  '(?:y|ya+|iya|inggih|nggih|ok|oke|sip|siap|baik|baiklah|mantap|sudah|kirim|benar|betul|setuju|lanjut|tidak|belum|bukan|terima kasih|makasih|trims|tq|halo|hai|tes|test|permisi|misi|maaf|sorry|eh+|typo|tolong|gas+|w?(?:wk)+w?|(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}h?|' +
  '(?:ga|gak|tidak|nggak|kada) (?:usah|perlu|mau)|(?:no|nomor|nomer) (?:ini|itu)|yang (?:ini|itu)|sama|sendiri|pribadi|perorangan|bebas|terserah|apa aja|yes|no|send|thanks|thank you)';

/** A picture or three dots are none either. */
const NAMES = /\p{L}.*\p{L}|\d/u;

/** "pake punya suami": whose it is, and not what it is called. */
const SOMEBODYS =
  '(?:pakai|pake|pkai|ikut|numpang|samakan|sama dengan) (?:punya|milik|nama|data|ktp|nik) ?(?:suami|istri|laki|bini|anak|abah|ayah|bapak|ibu|mama|kakak|adik|orang tua|orang lain|saya|ulun|sendiri)(?:nya|ku)?(?: (?:saya|ulun|aku))?';

/** Words that a bot is answered with; nobody and nothing is called so. */
const NO_NAME = new RegExp(`^(?:${ANSWERS}|${SOMEBODYS})${POLITE}$`, 'i');

export function isNoName(value: string): boolean {
  return !NAMES.test(value) || NO_NAME.test(value.replace(/[.!,]+$/, ''));
}
