import type { Content, TableCell } from 'pdfmake';
import type { DataSheet, SheetRow } from '../handlers/data-sheet.ts';
import { makePdf } from './pdf.ts';

/** The data sheet for OSS on paper; `cropOf` gives the picture a value was read from, as a data URL. */
export function dataSheetPdf(
  { title, number, parts, note }: DataSheet,
  cropOf: (row: SheetRow) => string | null,
): Promise<Uint8Array> {
  return makePdf({
    info: { title: `${title} ${number}`.trim() },
    defaultStyle: { font: 'Roboto', fontSize: 10 },
    content: [
      { text: title, fontSize: 16, bold: true },
      { text: number, margin: [0, 2, 0, 6] },
      ...parts.flatMap(({ title: part, rows }): Content[] => [
        { text: part, bold: true, fontSize: 12, margin: [0, 12, 0, 4] },
        {
          table: {
            dontBreakRows: true,
            widths: [110, '*', 170],
            body: rows.map((row): TableCell[] => {
              const crop = cropOf(row);
              return [
                { text: row.label, bold: true },
                { stack: [{ text: row.value === '' ? '–' : row.value }, { text: row.source, fontSize: 8 }] },
                crop ? { image: crop, fit: [165, 28] } : '',
              ];
            }),
          },
          layout: 'lightHorizontalLines',
        },
      ]),
      { text: note, fontSize: 9, margin: [0, 16, 0, 0] },
    ],
  });
}
