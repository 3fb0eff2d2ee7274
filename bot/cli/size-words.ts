/** A size in words people know: 512 kB, 3,4 MB, 12 GB. */
export function sizeWords(bytes: number): string {
  const [unit, name] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  const count = bytes / Number(unit);
  return `${count >= 10 ? Math.round(count) : count.toFixed(1).replace('.', ',')} ${name}`;
}
