import type { Content } from 'pdfmake';
import type { PersonSheet } from '../handlers/person-sheet.ts';
import { makePdf } from './pdf.ts';

/** What is kept of a person, as PDF. */
export function personPdf({ title, lines, cases, rights }: PersonSheet): Promise<Uint8Array> {
  return makePdf({
    info: { title },
    defaultStyle: { font: 'Roboto', fontSize: 10 },
    content: [
      { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 6] },
      ...lines,
      ...cases.map((one): Content => ({
        stack: [
          { text: one.title, bold: true, fontSize: 12, margin: [0, 14, 0, 2] },
          one.line,
          ...(one.rows.length === 0
            ? []
            : [{ table: { widths: [170, '*'], body: one.rows }, layout: 'lightHorizontalLines' }]),
        ],
      })),
      { text: rights, fontSize: 9, margin: [0, 16, 0, 0] },
    ],
  });
}
