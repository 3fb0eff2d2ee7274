/** What is sold to whoever reads it is an advertisement; a seller who asks for a licence is ours. */
import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const catalogue = loadCatalogue(new URL('../../../licensing/offices/balangan', import.meta.url).pathname);

test.each([
  'jual rumah di paringin 200 juta nego',
  'mau jual motor bekas ada yang minat',
  'ready stok gamis, cod paringin',
  'toko siap huni, minat wa',
])('%s', (text) => {
  expect(understand(text, { catalogue })).toMatchObject({ intent: 'out_of_scope', entity: null });
});

test('a seller who wants a licence is no advertisement', () => {
  expect(understand('jualan baju nego di pasar, mau urus nib', { catalogue })).toMatchObject({
    intents: ['start_application'],
    entity: 'NIB-UMK',
  });
});
