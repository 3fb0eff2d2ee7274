/** What joins trades, or the goods of one. */
const JOINS = /(\s*[,;&+]\s*(?:(?:dan|dn|and|plus)\s+)?|\s+(?:dan|dn|wan|sama|serta|lawan|plus|and)\s+)/i;
/** What a trade begins with; goods begin with none of these. */
const BEGINS =
  /^(?:(?:saya|sy|juga|jg|ada|punya|usaha|mau|buka|bajual)\s+)*(?:jual|jualan|bajual|menjual|buka|usaha|jasa|bengkel|warung|toko|kios|kedai|ternak|kolam|sewa|rental|produksi|bikin|laundry|londri|salon|konter|katering|catering|depot|percetakan|fotokopi|kontraktor|bakery|apotek|penjahit|sell|selling|run|shop)\b/i;
/** "jualan di pasar", "jual online" tell where or how, and no trade of their own. */
const NO_GOODS =
  /^(?:jual|jualan|bajual|menjual|buka|usaha|toko|sell|selling)(?:\s+(?:di|ke|dari|online|onlen|keliling|sendiri|kecil|lewat|juga|in|at|from)\b.*)?$/i;

/**
 * The trades that a plain "and" joins, as they were written: "katering dan toko bangunan" is two, "jual kopi dan
 * gorengan" one. `codeOf`: the group a trade surely means; two that mean the same are one.
 */
export function joinedTrades(text: string, codeOf: (trade: string) => string | undefined): string[] {
  const pieces = text.split(JOINS);
  const trades: string[] = [pieces[0]?.trim() ?? ''];
  for (let at = 1; at < pieces.length; at += 2) {
    const part = pieces[at + 1]?.trim() ?? '';
    const before = trades.at(-1) ?? '';
    if (isTrade(part) && (isTrade(before) || codeOf(before) !== undefined)) trades.push(part);
    else trades[trades.length - 1] = `${before}${pieces[at] ?? ''}${part}`;
  }
  const codes = trades.map(codeOf).filter((code) => code !== undefined);
  return new Set(codes).size < codes.length ? [text] : trades;
}

function isTrade(part: string): boolean {
  return BEGINS.test(part) && !NO_GOODS.test(part);
}
