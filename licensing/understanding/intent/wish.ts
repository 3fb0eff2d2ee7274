import { advertises, isBareTrade, runsTrade } from '../trades/tells-trade.ts';

/**
 * The wish to get a permit, said outright in a canonical clause. "kalau mau urus", "cara urus", "mau tahu syarat urus" ask
 * about one only.
 */
const WISH = new RegExp(
  String.raw`\b(?:mau|minta|tolong|langsung|hakun|rencana|berniat|bisa(?= (?:minta|bantu|dibantu|tolong)))(?: (?:saya|kami|langsung|minta|coba|segera|sekalian|juga|ikut|lagi|bantu|dibantu|tolong|bisa|jadi))* (?:urus|(?:di)?uruskan|buat|(?:di)?buatkan|punya|daftar|(?:di)?daftarkan|ajukan|mengajukan|perpanjang|memperpanjang|mendirikan|dirikan|mulai|bikin|proses|apply)\b|^(?:(?:anda|saya|kami|di sini|kamu) )?bisa (?:urus|buat|buatkan|daftarkan|ajukan|perpanjang)\b|^(?:dibantu )?(?:urus|uruskan|buatkan|daftarkan|ajukan|perpanjang)\b`,
);
const ONLY_IF =
  /\b(?:kalau|bila|seandainya|misal\w*|cara|syarat|biaya|bayar|lama|tanya|bertanya|info|tahu|proses(?!$)|bagaimana|berapa|apa|kapan|di mana|ke mana|siapa|mana|dari rumah|lewat|perlu|harus|wajib|tidak atau|kah|online|sudah|apakah|boleh|ktp|kk)\b/;

/** Whether a canonical clause says that somebody wants to get a permit, and asks nothing by the way. */
export function statesWish(clause: string): boolean {
  return WISH.test(clause) && !ONLY_IF.test(clause);
}

const ASKS =
  /\b(?:tanya|bertanya|tanyakan|menanyakan|info|informasi|konsultasi|ask|asking|know)\b|\b(?:mau|minta) (?:tahu|tau)\b/;
const ACTS =
  /\b(?:urus|ngurus|mengurus|bikin|buat|buatkan|membuat|daftar|mendaftar|ajukan|mengajukan|perpanjang|apply)\b/;
const OF_PERMITS = /\b(?:tanya|bertanya|info|informasi|tahu|tau|konsultasi)\b.*\b(?:izin|perizinan)\b/;

/** "mau tanya izin warung": a canonical text that wants to hear of a permit (`named`: it names one) and wishes for none. */
export function asksAbout(text: string, named: boolean): boolean {
  return ASKS.test(text) && !ACTS.test(text) && (named || OF_PERMITS.test(text));
}

const WHO =
  '(?:(?:halo|hai|min|mimin|pak|bu|permisi|saya|kami|kita|ini|kelompok (?:tani|ternak|ibu|wanita|nelayan)|istri|suami|anak|bapak|ibu|dia) )*';
const SELLS = '(?:usaha|berusaha|jual|menjual|jualan|berjualan|bejualan|dagang|berdagang|bedagang)';
const BEGINS_TRADE = new RegExp(
  String.raw`^${WHO}(?:mau|rencana|berencana|niat|berniat|minat|coba)(?: (?:coba|mulai|buka|membuka|bikin|membikin|buat|jalankan|juga|saja|tu|nih|menambah|tambah))* ${SELLS} (?!modal|rakyat|apa\b|yang mana)\p{L}{2}` +
    String.raw`|^${WHO}(?:jualan|berjualan|dagang|berdagang) \p{L}{3}`,
  'u',
);
const OWN_THINGS = /\b(?:jual|menjual)\b.*\b(?:saya|kami|pribadi|sendiri)$/;

/** "kos dekat kampus ada", "sewa lapangan berapa": who looks for one runs none. */
const SEEKS =
  /\b(?:ada|berapa|mana|murah|terdekat|kosong)$|^(?:jual beli|jual) tanah\b|^(?:ini )?(?:jual|jualan|toko|dagang) apa\b|^ada (?:yang )?jual\b|^sewa (?:rumah|kamar)\b/;

/** What a trade of one's own begins with, wished outright or only told. */
const STARTS_TRADE = new RegExp(
  String.raw`^${WHO}(?:(?:mau|rencana|berencana|niat|berniat|minat|coba|baru|ada) )*(?:(?:buka|membuka|buat|merintis|rintis|jalankan) (?:usaha|tempat|kolam|toko|warung|kos|kios|lapak|jasa|bengkel|kandang)|buka|membuka|punya usaha|${SELLS}|jasa|pengepul|tukang|agen|ternak|beternak|budidaya|sewa|menyewakan|produksi|pengrajin|perajin|angkut|angkutan|truk|tanam|menanam|petani|beli|koperasi|bumdes|cv|pt)\b`,
);

/** "kami mau jual beras": the wish for a trade of one's own, in so many words. */
export function wishesTrade(text: string): boolean {
  return BEGINS_TRADE.test(text);
}

/** "kami mau jual beras", "buka lapak baju": whoever says in a canonical text that they begin, or run, a trade of their own. */
export function beginsTrade(text: string): boolean {
  if (OWN_THINGS.test(text) || advertises(text) || (SEEKS.test(text) && !/\bizin\b/.test(text))) return false;
  return wishesTrade(text) || isBareTrade(text) || (STARTS_TRADE.test(text) && runsTrade(text));
}

const NEEDED =
  /\b(?:perlu|wajib|harus|kena|dikenai|butuh)(?: (?:punya|ada|pakai|juga|dulu|urus|buat|bikin|surat|masih))* (?:\w*izin|perizinan|nib|uji)\b/;

/** "musti baizin lah", "dikenai izin?": whether a canonical text asks if a paper is needed at all. */
export function asksNeed(text: string): boolean {
  return NEEDED.test(text);
}
