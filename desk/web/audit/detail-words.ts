/** `from: draft, to: submitted`: what the record says, flat, for people who look for it. */
export function detailWords(detail: Readonly<Record<string, unknown>> | null): string {
  return Object.entries(detail ?? {})
    .map(([key, part]) => `${key}: ${Array.isArray(part) ? part.map(plain).join(', ') : plain(part)}`)
    .join(', ');
}

function plain(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
