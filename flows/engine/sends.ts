/** "udh bener kirim"; "sdh kirim" tells of a file. */
const DONE = String.raw`(?:(?:semua|sudah|sdh|udah|udh|dah) )*(?:benar|bener|bnr|betul|lengkap|langsung|bismillah)(?: semua)?`;
const SENDS = new RegExp(
  String.raw`^\W*(?:${DONE} )?(?:kirim(?:kan)?|submit|send)(?: (?:sekarang|saja|aja|min|now|it))*\W*$`,
  'i',
);

/** "kirim saja": what was filled in is to be sent off. */
export function asksToSend(text: string): boolean {
  return SENDS.test(text);
}
