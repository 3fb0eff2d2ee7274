import { canonicalText } from '../words/normalise.ts';

/** Words that only announce a complaint, or greet before it. */
const ANNOUNCES =
  /\b(?:mau|ingin|minta|tolong|saya|kami|ulun|bisa|boleh|sampaikan|menyampaikan|ajukan|mengajukan|lapor|melapor|laporkan|keluhan|mengeluh|komplain|protes|pengaduan|aduan|adukan|mengadu|kritik|saran|kecewa|tentang|soal|atas|ke|di|ini|itu|ada|dengan|sama|pelayanan|layanan|kantor|dinas|min|pak|bu|nah|dong|ya|sekali|banget|halo|selamat|pagi|siang|sore|malam|complaint?|complain|make|want|to)\b/g;

/** How many words of a complaint tell what happened: none of "mau komplain soal pelayanan". */
export function tellingWords(text: string): number {
  return (
    canonicalText(text)
      .replace(ANNOUNCES, ' ')
      .match(/\p{L}{2,}/gu)?.length ?? 0
  );
}
