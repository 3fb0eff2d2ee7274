/** What joins trades, or the goods of one. */
export const JOINS =
  /(\s*[,;&+/]\s*(?:(?:dan|dn|wan|lawan|sama|sm|and|plus|juga|jg|jua|serta)\s+)*|\s+(?:(?:dan|dn|n|wan|sama|sm|serta|lawan|plus|and|sekaligus|sekalian|terus|trus|juga|jg|jua)(?:\s+|$))+)/i;
/** What a trade begins with; goods begin with none of these. */
const BEGINS =
  /^(?:(?:saya|sy|juga|jg|ada|punya|usaha|mau|buka|bajual)\s+)*(?:jual|jualan|bajual|bajualan|menjual|dagang|berdagang|buka|usaha|jasa|bengkel|bingkil|warung|toko|kios|kedai|kafe|cafe|restoran|rumah makan|ternak|baternak|beternak|peternakan|budidaya|kolam|tambak|kebun|kabun|sawah|sewa|menyewakan|rental|penginapan|kos|kost|kosan|kontrakan|homestay|produksi|bikin|pabrik|gilingan|giling|menggiling|manggiling|penggilingan|laundry|londri|salon|pangkas|konter|counter|katering|catering|depot|pangkalan|agen|distributor|supplier|suplier|pengepul|percetakan|fotokopi|kontraktor|bakery|apotek|klinik|les|kursus|bimbel|penjahit|jahit|menjahit|manjahit|tukang|servis|service|reparasi|cuci|tambal|travel|angkutan|ojek|sell|selling|run|shop)\b/i;
/** "jualan di pasar", "jual online" tell where or how, and no trade of their own. */
const NO_GOODS =
  /^(?:jual|jualan|bajual|menjual|buka|usaha|toko|sell|selling)(?:\s+(?:di|ke|dari|online|onlen|keliling|sendiri|kecil|lewat|juga|in|at|from)\b.*)?$/i;

/** Who sells, or builds, two things does two trades, where they are of different groups; a shop with both is one. */
const SELLS = /^(?:jual|jualan|bajual|bajualan|menjual|dagang|berdagang|sell|selling)\b/i;
const BUILDS = /^kontraktor\b/i;
/** Nor are two things one trade to who grows, makes, mends or lends them. */
const DOES =
  /^(?:kebun|kabun|ternak|baternak|beternak|budidaya|kolam|tambak|tanam|menanam|sewa|menyewakan|rental|bikin|produksi|pabrik|bengkel|bingkil|servis|service|reparasi|cuci|jahit|menjahit|manjahit|penjahit|tukang|les|kursus|agen|pengepul)\b/i;
const SHOP =
  /^(?:usaha )?(?:warung|toko|kios|kedai|lapak|kafe|cafe|restoran|rumah makan|konter|counter|depot|apotek|klinik)\b/i;
/** What nobody sells over a counter: whose trade it is does it, though its name may sound like goods. */
const GOODS_OF = /^(?:0[1-3]|[12]|3[0-3]|4[67]|56)/;
/** Goods are few words; whoever is named beside a trade is no goods of it, nor is what happened. */
const GOODS =
  /^(?!(?:istri|suami|bini|laki|anak|kakak|adik|keluarga|orang|teman|kawan|mama|bapak|ibu|abah|saya|kami|di|ke|dari|lain|lainnya|sebagainya|macam|yang|kemarin|kmrn|kmren|tadi|kata|katanya|ada|sudah|sdh|udah|udh|belum|blm|blum)\b)\S+(?: \S+){0,2}$/i;

type CodeOf = (trade: string) => string | undefined;

/**
 * The trades that a plain "and" joins, as they were written: "katering dan toko bangunan" is two, "jual kopi dan
 * gorengan" one. Goods of different groups are each sold: "jual baju sama tas". `codeOf`: the group a trade surely means;
 * those that mean the same are one.
 */
export function joinedTrades(text: string, codeOf: CodeOf): string[] {
  const pieces = text.split(JOINS);
  const trades: { words: string; joins: string }[] = [{ words: pieces[0]?.trim() ?? '', joins: '' }];
  for (let at = 1; at < pieces.length; at += 2) {
    const joins = pieces[at] ?? '';
    const part = pieces[at + 1]?.trim() ?? '';
    const last = trades.at(-1)!;
    const goods = isTradeOf(part, codeOf) ? undefined : twoGoods(last.words, part, codeOf);
    if (goods) trades.splice(-1, 1, { ...last, words: goods[0] }, { words: goods[1], joins });
    else if (isTradeOf(part, codeOf) && (isTrade(last.words) || codeOf(last.words) !== undefined))
      trades.push({ words: withoutAlso(part), joins });
    else last.words = `${last.words}${joins}${part}`.trimEnd();
  }
  const groups = Map.groupBy(trades, ({ words }) => codeOf(words) ?? words);
  return [...groups.values()].map(([first, ...same]) =>
    same.reduce((words, each) => `${words}${each.joins}${each.words}`, first?.words ?? ''),
  );
}

const withoutAlso = (part: string): string =>
  part.replace(/^(?:(?:saya|sy|ulun)\s+)?(?:juga|jg|jua)\s+/i, '');

/** What was written and what follows it, each with the word that makes it a trade. */
function twoGoods(before: string, part: string, codeOf: CodeOf): [string, string] | undefined {
  if (!GOODS.test(part)) return undefined;
  const builds = BUILDS.exec(before)?.[0];
  if (builds !== undefined) return codeOf(before) === undefined ? undefined : [before, `${builds} ${part}`];
  const sells = SELLS.exec(before)?.[0];
  if (sells === undefined && isTrade(before)) return besides(before, part, codeOf);
  if (sells === undefined && !GOODS.test(before)) return undefined;
  const both: [string, string] = [
    sells === undefined ? `jual ${before}` : before,
    `${sells ?? 'jual'} ${part}`,
  ];
  // "padi sama jagung" is grown rather than sold.
  const groups = both.map(codeOf);
  const otherwise = [before, part].some((bare) => ![undefined, ...groups].includes(codeOf(bare)));
  if (sells === undefined && otherwise) return undefined;
  return differ(both, codeOf) ? both : undefined;
}

/** "ternak ayam dan kambing", "laundry dan pulsa": the same is done with another thing, or it is sold beside. */
function besides(before: string, part: string, codeOf: CodeOf): [string, string] | undefined {
  if (SHOP.test(before)) return undefined;
  const does = DOES.exec(before)?.[0];
  const both: [string, string] = [before, `${does ?? 'jual'} ${part}`];
  return differ(both, codeOf) ? both : undefined;
}

function differ(both: readonly [string, string], codeOf: CodeOf): boolean {
  const [one, other] = both.map(codeOf);
  return one !== undefined && other !== undefined && one !== other;
}

/** Whether words begin as a trade does, and are no goods of the one before. */
export function isTrade(part: string): boolean {
  return BEGINS.test(part) && !NO_GOODS.test(part);
}

function isTradeOf(part: string, codeOf: CodeOf): boolean {
  if (isTrade(part)) return true;
  const code = NO_GOODS.test(part) ? undefined : codeOf(part);
  return code !== undefined && !GOODS_OF.test(code);
}
