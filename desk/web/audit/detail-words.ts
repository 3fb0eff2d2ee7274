export type DetailWords = { key(key: string): string; value(key: string, value: string): string };

/** `from: draft, to: submitted`: what the record says, flat, for people who look for it. */
export function detailWords(detail: Readonly<Record<string, unknown>> | null, words: DetailWords): string {
  return Object.entries(detail ?? {})
    .map(
      ([key, part]) =>
        `${words.key(key)}: ${[part]
          .flat()
          .map((one) => words.value(key, plain(one)))
          .join(', ')}`,
    )
    .join(', ');
}

function plain(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
