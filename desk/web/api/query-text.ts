/** `?a=1&b=2` of what is filled in, or nothing. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const filled = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]): [string, string] => [key, String(value)]);
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled).toString()}`;
}
