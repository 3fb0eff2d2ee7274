import { isTradeName } from '../kbli/trade-names.ts';
import { dataJson } from './data.ts';

interface TradeRules {
  trade: string;
  /** With these a trade is told because of its licence. */
  trade_wished: string;
  /** What is sold but once, by anybody, and is no trade. */
  no_goods: string;
}

const rules = dataJson<TradeRules>('entities.json');
const usual = new RegExp(rules.trade);
const wished = new RegExp(rules.trade_wished);

/** Who asks for a seller, or tells of another, sells nothing. */
const OF_OTHERS = String.raw`(?<!\b(?:yang|siapa|harga|orang|tetangga|mana|mereka|dia) )`;
const SELLING = 'jual beli|jual|menjual|jualan|berjualan|dagang|berdagang|bedagang';
const SOLD = new RegExp(
  String.raw`${OF_OTHERS}\b(?:${SELLING}) (?!(?:${SELLING}|${rules.no_goods})\b)[a-z]{2,}`,
);
const OPENING =
  '(?:mau|ingin|rencana|berencana|bisa|baru) buat(?! (?:konser|acara|hajatan|lomba|turnamen|pengajian|surat|izin))|buka|membuka|bikin|membikin|membuat|usaha|berusaha|punya|memiliki|jasa|rintis|merintis|jalankan|menjalankan|dirikan|mendirikan|kelola|mengelola|agen|tukang|juragan|pengusaha|pedagang|pengrajin|perajin|pengepul|pengumpul|sewa|menyewakan|servis|produksi|memproduksi|angkut|angkutan|mengangkut|ternak|beternak|budidaya|toko|pangkalan';
/** The words that tell the trade stand soon after, or with it. */
const OPENED = new RegExp(String.raw`${OF_OTHERS}\b(?:${OPENING}|${SELLING})(?: \S+){1,4}`, 'g');
/** Whoever begins with it tells of their own. */
const HEAD = new RegExp(
  String.raw`^(?:(?:saya|kami|ini|halo|usaha|mau|punya|izin|urus) )*(?!(?:${SELLING}|online)\b)(?=${rules.trade.slice(2)})`,
);
/** A business somebody begins, whatever it is. */
const BUSINESS =
  /\b(?:buka|membuka|mulai|memulai|rintis|merintis|jalankan|menjalankan|punya|mau|buat|bikin) usaha (?!(?:apa|baru|yang|ini|itu|saya|tapi|di|sendiri|kecil)\b)[a-z]{3,}/;
const MOST_WORDS = 3;

/** Whether a canonical text speaks of a trade: a stall, goods that are sold, whatever the table of trades has by name. */
export function namesTrade(text: string): boolean {
  return usual.test(text) || SOLD.test(text) || isTradeName(text) || opensNamed(text);
}

/** Whether it speaks of one that somebody runs or begins, so that its licence is meant. */
export function runsTrade(text: string): boolean {
  return (
    (usual.test(text) && (wished.test(text) || HEAD.test(text))) ||
    SOLD.test(text) ||
    BUSINESS.test(text) ||
    opensNamed(text)
  );
}

/** A few words that are the trade and nothing else: "bengkel las", "pangkas rambut pria". */
export function isBareTrade(text: string): boolean {
  return (HEAD.test(text) || isTradeName(text)) && text.split(' ').length <= MOST_WORDS;
}

function opensNamed(text: string): boolean {
  for (const [words] of text.matchAll(OPENED)) if (holdsName(words.split(' '))) return true;
  return false;
}

function holdsName(words: readonly string[]): boolean {
  return words.some((_, from) =>
    Array.from({ length: MOST_WORDS }, (_each, more) => words.slice(from, from + more + 1).join(' ')).some(
      isTradeName,
    ),
  );
}
