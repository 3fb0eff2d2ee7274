import QRCode from 'qrcode';

/** Lines of text, with a QR code where it bears one, or one JPEG that fills the page. */
export type PdfPage = { lines: string[]; code?: string } | { jpeg: Buffer; width: number; height: number };

/** A PDF of these pages, as small as it can be. */
export const pdf = (...pages: PdfPage[]): Buffer =>
  withObjects(
    pages.length,
    pages.flatMap((page, at) => objectsOf(page, FIRST + at * EACH)),
  );

/** Each page is three objects: itself, what it draws, what that needs. */
const EACH = 3;
const FIRST = 3;

function withObjects(pages: number, ofPages: readonly Buffer[]): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${FIRST + at * EACH} 0 R`).join(' ');
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`),
    ...ofPages,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const written = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(written);
    length += written.length;
  }
  const size = objects.length + 1;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const head = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const tail = `trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(head + tail)]);
}

/** A gigabyte of blanks, deflated three times. */
const BLANKS =
  'eNqruPX2jqLfnECJtouZEpcaMhwFWNhOM3lkzRK5/MChQc2DRe64D0cTa4mgDkPjkY3MUSLcDooBuRo+N5hP/p+zeF3d0+mznz/59zHNqso08v/X' +
  '/OSvRYUsDAwMPHeenL95Z/n2479O3z1/t5aBgSHhBd/+OsnzfUz1/Ne2nWFkYGBoLv/39/alN+0HLr/8eEOGgYHBoEL7PL992vaG29NXP7WtZmBgOPDgr' +
  'xgPAwNDg8hBIMmQIQjmiIE5HcicUZlRmVGZUZlRmVEZQjLTFn9POPDjU+Hzquq6LxvN9JfNF//HzKS0WRMAXaVIJA==';

/** A page that draws them. */
export const bomb = (): Buffer =>
  withObjects(1, [
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    stream('/Filter [/FlateDecode /FlateDecode /FlateDecode]', Buffer.from(BLANKS, 'base64')),
  ]);

const stream = (dictionary: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);

function objectsOf(page: PdfPage, number: number): Buffer[] {
  const [drawing, resource] = [`${number + 1} 0 R`, `${number + 2} 0 R`];
  const text = 'lines' in page;
  const high = text ? 0 : Math.round((595 * page.height) / page.width);
  const drawn = text
    ? `BT /F1 12 Tf 40 800 Td 16 TL ${page.lines.map((line) => `(${line}) Tj T*`).join(' ')} ET ${page.code === undefined ? '' : squares(page.code)}`
    : `q 595 0 0 ${high} 0 ${842 - high} cm /I1 Do Q`;
  return [
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${drawing} /Resources << /${text ? 'Font' : 'XObject'} << /${text ? 'F1' : 'I1'} ${resource} >> >> >>`,
    ),
    stream('', Buffer.from(drawn)),
    text
      ? Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
      : stream(
          `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
          page.jpeg,
        ),
  ];
}

/** A QR code as it is drawn in a letter: black squares of three points, at the foot of the page. */
function squares(text: string): string {
  const { size, data } = QRCode.create(text).modules;
  const drawn: string[] = [];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) drawn.push(`${60 + column * 3} ${60 + (size - 1 - row) * 3} 3 3 re`);
  return `${drawn.join(' ')} f`;
}
