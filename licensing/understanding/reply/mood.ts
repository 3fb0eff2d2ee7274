import { plainText } from '../words/normalise.ts';

/** How somebody grumbles where an answer was asked for. */
export type Mood =
  | 'angry'
  /** Of how much or how long it is. */
  | 'weary'
  /** Of how hard it is. */
  | 'lost';

const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '));

const CURSES = set(
  'goblok goblog gblk tolol bego bodoh bangsat brengsek bajingan sialan kampret keparat jancok jancuk asu anjing anj anjir njing anying babi monyet taik tai setan kontol memek ngentot bungul tambuk pukimak idiot stupid fuck shit damn',
);
/** Enough by themselves: nobody's trade, name or address. */
const PLAINLY = set(
  'ribet rumit ruwet capek cape capai lelah pusing muak kesal kesel sebel sebal jengkel bosan bosen males nyebelin nyusahin menyusahkan mempersulit dipersulit berbelit bertele',
);
const OF_LENGTH = set(
  'lama lambat lelet lemot banyak panjang capek cape capai lelah bosan bosen berbelit bertele',
);
const FAULTS = set(
  'lama lambat lelet lemot susah sulit repot banyak panjang payah parah jelek malas marah emosi',
);
/** "kok banyak banget", "dari tadi lama terus" */
const STRONGLY = set('banget bgt bingits amat sekali nian kali terus trus mulu melulu sih kok terlalu pol');
/** "susah dibaca" */
const TO_BE_DONE = set('dibaca baca dimengerti dipahami diisi dijawab diikuti');
const AROUND = set(
  'pertanyaan pertanyaannya nanya nanyanya tanya ditanya ditanyain ngisi ngisinya isi isian isiannya form formnya formulir data datanya syarat syaratnya jawab jawabin bot botnya robot kamu kau lu lo luh elu admin min mimin pak bu kak bang',
  'urusannya ngurus ngurusnya urus prosesnya caranya izin ijin nib ini itu yang nya saya sy aku aq ulun gue gw aja saja doang ah aduh duh huh hadeh hadeuh ya yaa dong woi woy hoi hei hey apa apaan apanya jadi jd bikin buat orang gini gitu begini begitu',
  'deh lah dah udah sudah dari tadi td belit tele mau lagi juga jg nih kayak bener beneran memang emang you this is so too long many questions',
);
const MOST_WORDS = 9;

/**
 * Cursing and grumbling that says nothing else: no question, no matter of a complaint. "jual anjing" and "petugasnya lambat"
 * are none of it.
 */
export function moodIn(text: string): Mood | undefined {
  if (text.length > 80) return undefined;
  const words = plainText(text).split(' ');
  const grumbles = (word: string): boolean => PLAINLY.has(word) || FAULTS.has(word);
  const only = words.every(
    (word) =>
      CURSES.has(word) || grumbles(word) || [STRONGLY, TO_BE_DONE, AROUND].some((each) => each.has(word)),
  );
  if (!only || words.length > MOST_WORDS) return undefined;
  if (words.some((word) => CURSES.has(word))) return 'angry';
  if (text.includes('?') || isTitle(text)) return undefined;
  const strongly =
    words.some((word) => FAULTS.has(word)) &&
    words.some((word) => STRONGLY.has(word) || TO_BE_DONE.has(word));
  if (!strongly && !words.some((word) => PLAINLY.has(word))) return undefined;
  return words.some((word) => OF_LENGTH.has(word)) ? 'weary' : 'lost';
}

/** "Pusing Banget", written as the name of a shop is. */
const isTitle = (text: string): boolean => {
  const written = text.trim().split(/\s+/);
  return written.length > 1 && written.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
};
