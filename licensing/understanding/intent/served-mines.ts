import { dataJson } from '../data.ts';

interface Rules {
  /** Whose people: "karyawan tambang". */
  people: string;
  /** What before a mine says that it is only where, or for whom, somebody works; PEOPLE stands for the people. */
  at: string;
  /** Trades that a mine is a customer of. */
  served_by: string;
}

const rules = dataJson<{ mines: Rules }>('entities.json').mines;
/** "narik batu split ke tambang" and "katering untuk karyawan tambang" work for a mine and open none. */
const AT_THE_MINE = new RegExp(rules.at.replace('PEOPLE', rules.people));
const SERVES_A_MINE = new RegExp(rules.served_by);
/** Whoever cooks for a mine's people digs nothing; whoever carries them drives a bus. */
const FOR_ITS_PEOPLE = new RegExp(
  String.raw`(?<!\b(?:angkut(?:an)?|jemput) )\b(?:(?:buat|untuk|utk|gasan|para) )?(?:(?:${rules.people}) )+tambang\b`,
  'gi',
);
/** Rope is sold, and dug by nobody. */
const ROPE = 'tambang';
const SOLD = /\b(?:tali|jual|menjual|jualan|beli|toko)$/;
const MINE_WORDS = /\b(?:tambang|batu ?bara)\b/g;

/** Whether a mine named after `before`, in canonical words, is only a customer, a place of work, or rope. */
export function isNoMine(phrase: string, before: string): boolean {
  return AT_THE_MINE.test(before) || SERVES_A_MINE.test(before) || (phrase === ROPE && SOLD.test(before));
}

/** A canonical text without the mines that are only customers, places of work, or rope. */
export function withoutServedMines(text: string): string {
  return text.replace(MINE_WORDS, (phrase, at: number) =>
    isNoMine(phrase, text.slice(0, at).trimEnd()) ? '' : phrase,
  );
}

/** What was said of a trade without the people of a mine for whom it is done. */
export function withoutPeopleOfMines(said: string): string {
  return said.replace(FOR_ITS_PEOPLE, ' ');
}
