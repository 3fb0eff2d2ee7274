import { piecesOf } from './pieces-of.ts';

/** Text as WhatsApp shows it: *bold*, _italic_, line breaks. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className="message-text" dir="auto">
      {piecesOf(text).map((piece, at) => {
        if (piece.style === 'bold') return <strong key={at}>{piece.text}</strong>;
        return piece.style === 'italic' ? <em key={at}>{piece.text}</em> : piece.text;
      })}
    </p>
  );
}
