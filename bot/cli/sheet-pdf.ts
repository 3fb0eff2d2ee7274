import type { Content, TableCell } from 'pdfmake';
import type { Sheet } from '../../handlers/sign-off-sheet.ts';
import { makePdf } from '../pdf.ts';

const SMALL = 9;

/** A sheet as PDF, A4, to be printed, corrected by hand and signed. */
export function sheetPdf(sheet: Sheet): Promise<Uint8Array> {
  return makePdf({
    defaultStyle: { font: 'Roboto', fontSize: 10 },
    info: { title: `${sheet.title}: ${sheet.name}` },
    footer: (page, pages) => ({
      text: `${sheet.revision}  ·  ${page}/${pages}`,
      fontSize: 8,
      margin: [40, 10, 40, 0],
    }),
    content: contentOf(sheet),
  });
}

function contentOf(sheet: Sheet): Content[] {
  const facts = sheet.facts.map(([label, value]): TableCell[] => [{ text: label, bold: true }, value]);
  const [heading = '', ...lines] = sheet.sign;
  return [
    { text: sheet.title, fontSize: 12 },
    { text: sheet.name, fontSize: 16, bold: true },
    { text: sheet.revision, fontSize: SMALL, margin: [0, 2, 0, 8] },
    { text: sheet.intro, margin: [0, 0, 0, 10] },
    { table: { widths: [100, '*'], body: facts }, layout: 'lightHorizontalLines' },
    title(sheet.itemsTitle),
    table([22, '*', 110, 110], sheet.items),
    { unbreakable: true, stack: [title(sheet.figuresTitle), table([70, 130, '*', 120], sheet.figures)] },
    title(sheet.sourcesTitle),
    { ul: [...sheet.sources], fontSize: SMALL },
    {
      unbreakable: true,
      stack: [
        title(heading),
        ...lines.map((line) => ({
          text: `${line} ${'_'.repeat(50)}`,
          margin: [0, 10, 0, 0] as [number, number, number, number],
        })),
        { text: sheet.record, fontSize: 8, margin: [0, 16, 0, 0] },
      ],
    },
  ];
}

function title(text: string): Content {
  return { text, bold: true, fontSize: 12, margin: [0, 12, 0, 4] };
}

function table(widths: (number | string)[], [head = [], ...rows]: readonly string[][]): Content {
  const body: TableCell[][] = [head.map((text) => ({ text, bold: true })), ...rows.map((row) => [...row])];
  return { table: { headerRows: 1, dontBreakRows: true, widths, body }, fontSize: SMALL };
}
