/** How WhatsApp, and people, mark what somebody else wrote first. */
const MARK =
  /^[^\p{L}\d]*(?:diteruskan|forwarded(?: message)?|fwd?|forward|terusan|sekedar info(?: forward)?|sekadar info)(?:[^\p{L}:\]\n]+\p{L}+){0,5}?\s*[\]:\n]+/iu;

/** A text without the mark that it was passed on: "Diteruskan: …" asks nobody to go on. */
export function withoutMark(text: string): string {
  const rest = text.replace(MARK, '').trim();
  return rest === '' ? text : rest;
}
