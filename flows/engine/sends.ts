const SENDS = /^\W*(?:kirim(?:kan)?|submit|send)(?: (?:sekarang|saja|aja|min|now|it))*\W*$/i;

/** "kirim saja": what was filled in is to be sent off. */
export function asksToSend(text: string): boolean {
  return SENDS.test(text);
}
