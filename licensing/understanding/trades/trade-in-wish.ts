/** What frames a wish and names no trade ("mau bikin nib … min"). */
const FRAME = new Set(
  'klo kl kalo kalau mun amun izinnya ijinnya baulah bausaha berusaha kayapa mau mw rencana berencana handak hndak ingin pengen pingin pgn bikin bkin buat buatkan bikinkan urus ngurus mengurus maurus uruskan daftar daftarkan daftarin didaftarkan mendaftarkan mendaftar bantu tolong izin ijin ijn nib siup surat usaha usahanya ush untuk utk gasan gsn buka bukak membuka mambuka punya baisi baru saya sy ulun aku kami min mimin admin pak bu ibu bapak kak halo hai hallo assalamualaikum selamat slmt pagi pgi siang sore malam mlm permisi perorangan perseorangan cv pt firma koperasi yayasan dong ya nya kah lah pang ai nah gimana bagaimana caranya cara dan yang yg di ke handaknya minta dibantu bantuin bantukan ngurusin urusin bikinin buatin mohon ingin mau apply want to i a for business permit license start get my makasih makasi mksh trims thx terima kasih tanya nanya cari carikan mencarikan bingung pian maulah maulahakan ulahakan mambuka jua need open opening small what do does how can you me is it the at have register registering run running our we ga gak nggak iya inggih pindah pindahan perpanjang perpanjangan lokasi wajib apa aja saja harus hrs mesti musti kudu permit perlu butuh suami istri abah ayah mama mamak kaka kakak adik ading mertua mintuha beliau paman acil julak nini kai sepupu ponakan ipar menantu bareng barengan mewakili ass asw'.split(
    ' ',
  ),
);

/** A number of a paper or a phone; "nibnya" before it. */
const FIGURES = /^(?:nib(?:nya|ku)|[\d.-]{8,})$/i;

/** "blm ada izin" tells of the licence, not of the trade. */
const NONE_YET =
  /\b(?:belum|blm|balum|blum|tidak|tdk|gak|ga|kada|nggak) (?:ada|punya|baisi|pny) (?:izin|ijin|nib|surat)\w*/gi;

const PAPER = String.raw`(?:foto|scan)?\s*(?:e-?ktp|ktp|npwp|kk|akta|berkas)(?:nya)?`;
const OWN = String.raw`(?:saya|sy|aku|ulun|unda|kami|istri|suami)`;
/** "ini ktp ulun mau urus nib warung" under a photo: what is sent with the wish is no trade either. */
const SENT_WITH_IT = new RegExp(
  String.raw`\b(?:(?:ini|nih|nah|berikut)\s+${PAPER}(?:\s+${OWN})?|${PAPER}\s+${OWN})\b(?:\s+(?:terlampir|dilampirkan))?`,
  'gi',
);

/** "abah kada bisi hp", "ga bisa datang ke kantor": why somebody writes for another, or writes at all. */
const LACKS =
  /\b(?:kada|kd|tidak|tdk|gak|ga|gk|nggak|ngga|enggak|belum|blm) (?:(?:bisi|baisi|ada|punya|pny|bisa|kawa|mengerti|ngerti|paham|tahu|tau|main|pakai|pake|megang|pegang|buka) )+(?:hp|hape|handphone|wa|whatsapp|komputer|laptop|internet|kuota|pulsa|sinyal|email|baca|membaca|tulis|menulis|ngetik|mengetik|datang|ke kantor|ke dinas|ke sana)(?:nya)?\b/gi;

/** "tiap pagi", "malam hari", "udh 3 thn": when and how long it is done is no trade either. */
const WHEN =
  /\b(?:(?:pagi|siang|sore|malam)(?:2|-(?:pagi|siang|sore|malam))|(?:tiap|setiap|saban)(?: (?:hari|pagi|pgi|siang|sore|malam|mlm|minggu|bulan)(?:nya)?)+|(?:pagi|pgi|siang|sore|malam|mlm) hari(?:nya)?|(?:sudah|sdh|udah|udh|hampir|baru) (?:jalan )?\d+ ?(?:tahun|thn|th|bulan|bln)(?:an)?)\b/gi;

/** "mau konsultasi izin lingkungan untuk …": what is wished for, and no trade. */
const MATTER =
  /\b(?:(?:mau|mw|ingin|pengen|handak|hndak|numpang|bisa|mo) (?:ber)?konsul(?:tasi)?|(?:izin|ijin|persetujuan|dokumen|surat) lingkungan)\b/gi;

/** "pentol …, takut kena razia": why a permit is wished for. */
const AFRAID = /\btakut (?:kena |di)?(?:razia|denda|tegur|gusur|satpol|tertib)\w*(?: (?:pp|satpol))*/gi;

/** "apotek kami ganti apoteker": what changes in a business, and none that is begun. */
const REPLACED =
  /\bganti (?:apoteker|penanggung jawab|pemilik|direktur|pengurus|dokter|bidan|perawat)(?:nya)?\b/gi;

/** "modalnya nol, cuma jual …" */
const NO_CAPITAL =
  /\bmodal(?:nya)? (?:nol|0|kosong|(?:tidak|tdk|ga|gak|gk|kada|belum|blm) ada)\b(?:[\s,.]+(?:cuma|hanya|karena|soalnya)\b)?/gi;

/** "rumah makan … dan bayar brp": what is asked beside it. */
const ASKED =
  /\b(?:dan |sama )?(?:bayar|biaya|ongkos|lama|waktu)(?:nya)? (?:berapa|brp|brapa|brpa)\b|\b(?:berapa|brp|brapa|brpa) (?:bayar|biaya|ongkos|lama|hari)(?:nya)?\b/gi;

/** A trade without when and how long it is done. */
export function withoutWhen(text: string): string {
  const rest = text.replace(WHEN, ' ');
  return rest === text ? text : rest.replace(/\s+/g, ' ').replace(/^[\s,;.]+|[\s,;.]+$/g, '');
}

/** The words of a wish that may name its trade, as they were written; empty when there are none. */
export function tradeInWish(text: string): string {
  return text
    .replace(NONE_YET, ' ')
    .replace(LACKS, ' ')
    .replace(MATTER, ' ')
    .replace(ASKED, ' ')
    .replace(NO_CAPITAL, ' ')
    .replace(AFRAID, ' ')
    .replace(REPLACED, ' ')
    .replace(SENT_WITH_IT, ' ')
    .replace(WHEN, ' ')
    .split(/[\s,;.!?]+/)
    .filter((word) => word !== '' && !FRAME.has(word.toLowerCase()) && !FIGURES.test(word))
    .join(' ');
}

/** What a trade told in a longer sentence begins with, and where it ends at the latest. */
const HEAD =
  /^(?:jual|jualan|bajual|bajualan|dagang|berdagang|bengkel|servis|service|serpis|reparasi|ternak|baternak|pelihara|kolam|tambak|kebun|bakabun|warung|toko|kios|kedai|lapak|jasa|tukang|bikin|produksi|sewa|rental|menyewakan|narik|angkut|angkutan|travel|laundry|katering|catering|salon|pangkas|jahit|menjahit|cuci|konter|depot|penggilingan|kontraktor|konstruksi|percetakan|fotokopi|les|kursus|praktik|praktek)$/i;
const END =
  /^(?:pagi2|siang2|sore2|malam2|depan|dpn|samping|pinggir|dekat|dkt|sama|dan|atau|di|d|dari|ke|yang|yg|nang|sudah|sdh|udah|nah|lah|soalnya|karena|untuk|utk|buat|gasan|modal|izin|ijin|izinnya|ijinnya|nib|surat|tapi|terus|trus|pak|bu|min|kak|dia|saya|ulun|kami|dong|ya|apa|berapa|mau|dengan|lawan|wan|punya|tiap|setiap|saban)$/i;
const CALLED = /^\p{Lu}\p{Ll}/u;
const MOST_WORDS = 5;

/** The trades that a longer sentence seems to tell, each from the word that begins it. */
export function tradesWithin(text: string): string[] {
  const words = text.split(/[\s,;.!?]+/).filter((word) => word !== '');
  return words.flatMap((word, at) => {
    if (!HEAD.test(word)) return [];
    const rest = words.slice(at + 1, at + MOST_WORDS);
    // "toko bangunan Berkah Mandiri": what it is called comes behind what it is.
    const end = rest.findIndex((each) => END.test(each) || (CALLED.test(each) && !CALLED.test(word)));
    const trade = [word, ...(end === -1 ? rest : rest.slice(0, end))];
    return trade.length > 1 ? [trade.join(' ')] : [];
  });
}
