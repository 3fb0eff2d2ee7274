export type Piece = { style: 'plain' | 'bold' | 'italic'; text: string };

const MARKED = /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;

/** Cuts a WhatsApp text at its *bold* and _italic_ marks; a mark inside a word (`nama_usaha`) is none. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > from) pieces.push({ style: 'plain', text: text.slice(from, match.index) });
    pieces.push({ style: match[1] === '*' ? 'bold' : 'italic', text: match[2] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ style: 'plain', text: text.slice(from) });
  return pieces;
}
