/** What a trade begins with: only before such a word does "juga" part two trades ("jual kopi juga gorengan" is one). */
const TRADE =
  '(?:jual|jualan|bajual|menjual|buka|punya|usaha|jasa|bengkel|warung|toko|kios|kedai|ternak|tambak|kolam|sewa|rental|produksi|bikin|laundry|londri|salon|konter|travel|catering|katering|sell|run|open)';

const ME = '(?:saya|sy|ulun|aku|kami|kita)';
const ALSO = '(?:juga|jua|jg|also)';
const AND = /\s*(?:[,;&+]|\b(?:dan|dn|wan|sama|serta|lawan|and)\b)\s*/i;

const BESIDES = new RegExp(
  `^(?:selain|disamping|di samping)\\s+(.{3,120}?),?\\s+(?:${ME}\\s+)?${ALSO}\\s+(.{3,120})$`,
  'i',
);
const AND_ALSO = new RegExp(
  `^(.{3,120}?)[,;.]?\\s+(?:(?:dan|dn|wan|terus|trus|serta|and)\\s+)?(?:${ME}\\s+)?${ALSO}\\s+(${TRADE}\\b.{2,120})$`,
  'i',
);
const COUNTED =
  /^(?:ada\s+)?(?:dua|2|tiga|3|empat|4)\s+(?:jenis |macam )?usaha\b\s*(?:nya|ku)?\s*[:,-]?\s*(.{7,200})$/i;
const NUMBERED = /(?:^|\n)\s*\d[.)]\s*/;

const ADD =
  /^(?:(?:mau|handak|tolong|boleh|minta)\s+)?(?:tambah|nambah|tambahkan|menambah|tambahi|add)\s+(?:(?:satu|1|jenis|bidang|kegiatan|another|a)\s+)*(?:usaha|activity|business|trade)(?:\s+(?:lain|lagi|baru|kedua|saya|ulun|min|pak|bu|more))*\s*(?:[:,-]\s*|\s+)?(.*)$/i;
const ALSO_MINE = new RegExp(
  `^(?:(?:selain itu|oh ya|oya|eh|dan)[, ]+)*${ME}\\s+${ALSO}\\s+(${TRADE}\\b.{2,120})$`,
  'i',
);

/** The trades that one answer names; one only where it is not plain that they are several. */
export function severalTrades(text: string): string[] {
  const words = text.trim();
  if (NUMBERED.test(words)) {
    const listed = words
      .split(/(?:^|\n|\s)\s*\d[.)]\s*/)
      .map(tidy)
      .filter((part) => part.length >= 3);
    if (listed.length > 1) return listed;
  }
  const plain = words.replace(/\s+/g, ' ');
  const counted = COUNTED.exec(plain)?.[1]
    ?.split(AND)
    .map(tidy)
    .filter((part) => part.length >= 3);
  if (counted && counted.length > 1) return counted;
  const two = BESIDES.exec(plain) ?? AND_ALSO.exec(plain);
  return two ? [tidy(two[1] ?? ''), tidy(two[2] ?? '')] : [plain];
}

/** Whether words say, outside the question for it, that there is another trade; and which, where they say so. */
export function anotherTrade(text: string): { trade?: string } | null {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (plain.length > 160) return null;
  const added = ADD.exec(plain);
  const trade = tidy(added?.[1] ?? ALSO_MINE.exec(plain)?.[1] ?? BESIDES.exec(plain)?.[2] ?? '');
  if (trade.length >= 3) return { trade };
  return added ? {} : null;
}

const THERE_TOO = new RegExp(
  `^(?:unit usaha\\s+|usaha\\s+)?(.{3,120}?)\\s+${ALSO}\\s+(?:ada|punya)(?:\\s+(?:min|pak|bu|saya|kami))*$|^(?:ada|punya)\\s+${ALSO}\\s+(?:unit usaha\\s+|usaha\\s+)?(.{3,120})$`,
  'i',
);

/** "simpan pinjam jg ada", while the first is still being looked at: what is there besides. */
export function tradeThereToo(text: string): string | undefined {
  const found = THERE_TOO.exec(text.trim().replace(/\s+/g, ' '));
  const trade = tidy(found?.[1] ?? found?.[2] ?? '');
  return trade.length >= 3 ? trade : undefined;
}

const tidy = (part: string): string => part.replace(/^[\s,;.:-]+|[\s,;.:-]+$/g, '');
