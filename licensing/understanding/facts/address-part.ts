/** A number within an address, told alone: "rt 3", "no 12a". */
const PART = /^\W*(rt|rw|no|nomor|km|blok)\W{0,3}(\d+\w?)\W*$/i;

/** "harusnya rt 3" puts right one number of an address that stands; anything more is an address of its own. */
export function addressWith(right: string, before: unknown): string {
  const [, what = '', number = ''] = PART.exec(right) ?? [];
  if (what === '' || typeof before !== 'string') return right;
  const stood = new RegExp(String.raw`\b(${what}\W{0,3})\d+\w?`, 'i');
  return stood.test(before)
    ? before.replace(stood, (_, kept: string) => `${kept}${number}`)
    : `${right.trim()}, ${before}`;
}
