import { editDistance } from '../../../licensing/identity/edit-distance.ts';

/** Letters only, a tenth of them may be misread or abbreviated away. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string): string =>
    name
      .toUpperCase()
      .replace(/,.*$/, '')
      .replace(/[^A-Z]/g, '');
  const [a, b] = [plain(one), plain(other)];
  const allowed = Math.max(2, Math.round(Math.max(a.length, b.length) * 0.25));
  return a.includes(b) || b.includes(a) || editDistance(a, b, allowed) <= allowed;
}
