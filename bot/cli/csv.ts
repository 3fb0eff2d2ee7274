import { closeSync, openSync, writeSync } from 'node:fs';

/** Indonesian spreadsheets split a line at semicolons. */
const SEPARATOR = ';';

/** One cell. What a spreadsheet would take for a formula is shown as text. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const plain = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A table for spreadsheets (UTF-8 with its mark, CRLF), readable by its owner only. Returns the number of rows. */
export async function writeCsv(
  path: string,
  head: readonly string[],
  rows: AsyncIterable<readonly (string | number | null)[]>,
): Promise<number> {
  const file = openSync(path, 'w', 0o600);
  try {
    const line = (cells: readonly (string | number | null)[]): void =>
      void writeSync(file, `${cells.map(cell).join(SEPARATOR)}\r\n`);
    writeSync(file, '\uFEFF');
    line(head);
    let count = 0;
    for await (const row of rows) {
      line(row);
      count += 1;
    }
    return count;
  } finally {
    closeSync(file);
  }
}
