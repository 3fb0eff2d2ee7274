/** Whose a business is, where it is not the writer's: a spouse needs no "saya" behind it, "anak" alone is often a customer. */
const SPOUSE = '(?:istri|isteri|suami|bini)';
const KIN =
  '(?:laki|mama|mamak|ibu|bapak|bapa|abah|ayah|kakak|kaka|adik|ading|anak|teman|kawan|tetangga|mertua|mintuha|orang tua|paman|acil|julak|nenek|nini|kakek|kai|sepupu|ponakan|keponakan|saudara|sodara|dingsanak|ipar|menantu|bos)';
/** Whoever sends somebody else; "buat bos" needs no "saya" behind it. */
const BOSS = '(?:bos|boss|majikan|juragan|atasan|pimpinan)';
const MINE = '(?:\\s*(?:ku|nya)\\b|\\s+(?:saya|sy|sya|ulun|aku|kami|unda)\\b)';
const OWNED = '(?:punya(?:nya)?|milik|ampun|kepunyaan)';
const SOMEBODY = `(?:${SPOUSE}${MINE}?|${KIN}${MINE})`;
const TAIL = '(?:\\s+(?:juga|jua|jg|lagi|min|mimin|pak|bu|kak|ya|dong|nah|lah))*\\s*[.!]*';

/** "laundry istri", "warung punya mama". */
const AFTER = new RegExp(
  `^(.*?\\S)\\s+(?:${OWNED}\\s+(${SPOUSE}${MINE}?|${KIN}${MINE}?)|(${SOMEBODY}))${TAIL}$`,
  'i',
);
/** "usaha istri laundry", "istri saya juga punya laundry", "suami jualan pentol". */
const BEFORE = new RegExp(
  `^(?:(?:dan|tapi|terus|trus|oh ya|oya|eh|ini|kalau)[, ]+)*(?:(?:usaha(?:nya)?|${OWNED})\\s+)?(${SOMEBODY})\\s+(?:(?:yang|yg|juga|jua|jg|ada|mau|handak)\\s+)*(?:(?:punya|baisi|buka|bukak|usaha(?:nya)?)\\s+|(?=(?:jual|bajual|dagang|berdagang|laundry|bengkel|warung|toko|kios|salon)))(.*?\\S)${TAIL}$`,
  'i',
);
/** "buat istri saya", "punya mama", "mewakili bapak", "urus nib ibu saya", "disuruh bos": all that is wished is theirs. */
const FOR = new RegExp(
  `\\b(?:(?:untuk|utk|buat|gasan|gsn|atas nama)\\s+(?:usaha\\s+)?(${SOMEBODY}|${BOSS}${MINE}?\\b)|(?:(?:usaha\\s+)?${OWNED}|(?:me)?wakili)\\s+(${SPOUSE}${MINE}?|${KIN}${MINE}?|${BOSS}${MINE}?\\b)|(?:(?:ng|meng|ma)?urus|bikin|buat|daftar)\\w*\\s+(?:nib|izin|ijin)(?:nya)?\\s+(${SOMEBODY})|(?:disuruh|disuruhi|diminta|dimintai|diminta tolong)\\s+(?:oleh\\s+|sama\\s+)?(${BOSS}${MINE}?\\b))`,
  'i',
);
const OF_BOSS = new RegExp(`^${BOSS}$`);
/** "saya sama istri": they run it together. */
const TOGETHER = new RegExp(
  `\\b(?:saya|sy|sya|ulun|aku|kami|berdua|bareng|barengan|bersama|dibantu|dengan)\\s+(?:(?:dan|sama|dengan|wan|lawan)\\s+)?${SPOUSE}${MINE}?`,
  'gi',
);
const JOINS =
  /(\s*[,;&+\n]\s*(?:(?:dan|dn|sama|plus)\s+)?|\s+(?:dan|dn|n|wan|sama|sm|serta|lawan|plus|sekalian)\s+)/i;

export interface OthersTrade {
  /** As it was written, words of a wish around it included. */
  trade: string;
  /** Without "saya": "istri". */
  whose: string;
}

export interface Parted {
  /** What is left when the trades of others are taken out. */
  own: string;
  others: OthersTrade[];
}

/** Parts "warung kopi sama laundry istri" by whose business it is; `known`: whether words are a trade. */
export function partOthers(text: string, known: (trade: string) => boolean): Parted {
  const pieces = text.replace(TOGETHER, ' ').split(JOINS);
  const others: OthersTrade[] = [];
  let own = '';
  for (let at = 0; at < pieces.length; at += 2) {
    const part = pieces[at]?.trim() ?? '';
    const other = othersTrade(part);
    if (other && known(other.trade)) others.push(other);
    else own = own === '' ? part : `${own}${pieces[at - 1] ?? ' '}${part}`;
  }
  return others.length === 0 ? { own: text, others } : { own, others };
}

/** Whose a business is that a wish is for ("nib buat istri saya"); undefined where it says nothing of the kind. */
export function forWhom(text: string): string | undefined {
  const found = FOR.exec(text.replace(TOGETHER, ' '));
  return found ? bare(found.slice(1).find((whose) => whose !== undefined) ?? '') : undefined;
}

/** Whether it is likely a company's: whoever sends others has one more often than a husband. */
export function mayHaveCompany(whose: string): boolean {
  return OF_BOSS.test(whose);
}

function othersTrade(part: string): OthersTrade | undefined {
  const after = AFTER.exec(part);
  if (after) return { trade: after[1] ?? '', whose: bare(after[2] ?? after[3] ?? '') };
  const before = BEFORE.exec(part);
  return before ? { trade: before[2] ?? '', whose: bare(before[1] ?? '') } : undefined;
}

const bare = (whose: string): string =>
  whose
    .replace(new RegExp(`${MINE}$`, 'i'), '')
    .trim()
    .toLowerCase();
