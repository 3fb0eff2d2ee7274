import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A PDF, A4, in the letters that come with the library; nothing else is read for it, from disk or net. */
export async function makePdf(
  document: Parameters<typeof import('pdfmake').createPdf>[0],
): Promise<Uint8Array> {
  const pdfmake = require('pdfmake') as typeof import('pdfmake');
  pdfmake.setFonts(require('pdfmake/fonts/Roboto.js') as Parameters<typeof pdfmake.setFonts>[0]);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(
    (path) => path.includes('/pdfmake/fonts/') || path.includes('\\pdfmake\\fonts\\'),
  );
  return pdfmake.createPdf({ pageSize: 'A4', pageMargins: [40, 40, 40, 50], ...document }).getBuffer();
}
