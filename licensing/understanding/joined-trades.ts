/** What joins trades, or the goods of one. */
const JOINS =
  /(\s*[,;&+]\s*(?:(?:dan|dn|and|plus)\s+)?|\s+(?:dan|dn|n|wan|sama|sm|serta|lawan|plus|and)\s+)/i;
/** What a trade begins with; goods begin with none of these. */
const BEGINS =
  /^(?:(?:saya|sy|juga|jg|ada|punya|usaha|mau|buka|bajual)\s+)*(?:jual|jualan|bajual|menjual|buka|usaha|jasa|bengkel|warung|toko|kios|kedai|ternak|kolam|sewa|rental|produksi|bikin|laundry|londri|salon|konter|katering|catering|depot|percetakan|fotokopi|kontraktor|bakery|apotek|penjahit|sell|selling|run|shop)\b/i;
/** "jualan di pasar", "jual online" tell where or how, and no trade of their own. */
const NO_GOODS =
  /^(?:jual|jualan|bajual|menjual|buka|usaha|toko|sell|selling)(?:\s+(?:di|ke|dari|online|onlen|keliling|sendiri|kecil|lewat|juga|in|at|from)\b.*)?$/i;

/** Who sells, or builds, two things does two trades, where they are of different groups; a shop with both is one. */
const SELLS = /^(?:jual|jualan|bajual|bajualan|menjual|dagang|berdagang|sell|selling)\b/i;
const BUILDS = /^kontraktor\b/i;
/** Goods are few words; whoever is named beside a trade is no goods of it. */
const GOODS =
  /^(?!(?:istri|suami|bini|laki|anak|kakak|adik|keluarga|orang|teman|kawan|mama|bapak|ibu|abah|saya|kami|di|ke|dari|lain|lainnya|sebagainya|macam|yang)\b)\S+(?: \S+){0,2}$/i;

/**
 * The trades that a plain "and" joins, as they were written: "katering dan toko bangunan" is two, "jual kopi dan
 * gorengan" one. Goods of different groups are each sold: "jual baju sama tas". `codeOf`: the group a trade surely means;
 * two that mean the same are one.
 */
export function joinedTrades(text: string, codeOf: (trade: string) => string | undefined): string[] {
  const pieces = text.split(JOINS);
  const trades: string[] = [pieces[0]?.trim() ?? ''];
  for (let at = 1; at < pieces.length; at += 2) {
    const part = pieces[at + 1]?.trim() ?? '';
    const before = trades.at(-1) ?? '';
    const goods = isTrade(part) ? undefined : twoGoods(before, part, codeOf);
    if (goods) trades.splice(-1, 1, ...goods);
    else if (isTrade(part) && (isTrade(before) || codeOf(before) !== undefined)) trades.push(part);
    else trades[trades.length - 1] = `${before}${pieces[at] ?? ''}${part}`;
  }
  const codes = trades.map(codeOf).filter((code) => code !== undefined);
  return new Set(codes).size < codes.length ? [text] : trades;
}

/** What was written and what follows it, each with the word that makes it a trade. */
function twoGoods(
  before: string,
  part: string,
  codeOf: (trade: string) => string | undefined,
): [string, string] | undefined {
  if (!GOODS.test(part)) return undefined;
  const builds = BUILDS.exec(before)?.[0];
  if (builds !== undefined) return codeOf(before) === undefined ? undefined : [before, `${builds} ${part}`];
  const sells = SELLS.exec(before)?.[0];
  if (sells === undefined && (isTrade(before) || !GOODS.test(before))) return undefined;
  const both: [string, string] = [
    sells === undefined ? `jual ${before}` : before,
    `${sells ?? 'jual'} ${part}`,
  ];
  const [one, other] = both.map(codeOf);
  // "padi sama jagung" is grown rather than sold.
  const otherwise = [before, part].some((bare) => ![undefined, one, other].includes(codeOf(bare)));
  if (sells === undefined && otherwise) return undefined;
  return one !== undefined && other !== undefined && one !== other ? both : undefined;
}

function isTrade(part: string): boolean {
  return BEGINS.test(part) && !NO_GOODS.test(part);
}
