/** `from: draft, to: submitted`: what the record says, flat, for people who look for it. */
export function detailWords(detail: unknown): string {
  if (detail === null || detail === undefined) return '';
  const value = typeof detail === 'string' ? parsed(detail) : detail;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${Array.isArray(part) ? part.join(', ') : plain(part)}`)
    .join(', ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function plain(part: unknown): string {
  return typeof part === 'object' ? JSON.stringify(part) : String(part);
}
