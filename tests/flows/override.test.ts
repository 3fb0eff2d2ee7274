import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { overrideFault } from '../../flows/override.ts';
import { loadTexts } from '../../flows/texts.ts';
import { HOUSE } from '../support/world.ts';

const locales = join(HOUSE, 'locales');
const texts = loadTexts(locales);
const FEE = 'Ongkos {{permit}}: {{fee}} {{description}}. {{source}}';

describe('a sentence of the office', () => {
  test('takes the place of the program, which is still known', () => {
    const own = loadTexts(locales, [{ language: 'id', key: 'thanks.welcome', text: 'Sama-sama, Pian.' }]);
    expect(own.text('id', 'thanks.welcome')).toBe('Sama-sama, Pian.');
    expect(own.seed('id', 'thanks.welcome')).toBe(texts.text('id', 'thanks.welcome'));
    expect(own.text('en', 'thanks.welcome')).toBe(texts.text('en', 'thanks.welcome'));
  });

  test('may stand in a nested place, and where the language had none of its own', () => {
    const own = loadTexts(locales, [
      { language: 'id', key: 'menu.option.apply', text: 'Urus izin di sini' },
      { language: 'bjn', key: 'file.broken', text: 'Fotonya rusak' },
    ]);
    expect(own.text('id', 'menu.option.apply')).toBe('Urus izin di sini');
    expect(own.text('bjn', 'file.broken')).toBe('Fotonya rusak');
  });

  test('says a value as the person wrote it, whatever signs are in it', () => {
    const own = loadTexts(locales, [
      { language: 'id', key: 'info.fee', text: FEE.replace('{{fee}}', '{{ fee }}') },
    ]);
    const values = { permit: '{{fee}}', fee: '$t(menu.ask)', description: "$& $1 <'&>" };
    expect(own.text('id', 'info.fee', values)).toBe("Ongkos {{fee}}: $t(menu.ask) $& $1 <'&>. ");
  });

  test('that carries the same values is taken', () => {
    expect(overrideFault(texts, { language: 'id', key: 'info.fee', text: FEE })).toBeUndefined();
    expect(overrideFault(texts, { language: 'bjn', key: 'info.fee', text: FEE })).toBeUndefined();
  });

  test.each([
    ['another language', 'fr', 'info.fee', FEE, { fault: 'language' }],
    ['a key that is none', 'id', 'info.price', FEE, { fault: 'key' }],
    ['a group of keys', 'id', 'info.unit', 'hari', { fault: 'key' }],
    ['the words of the desk', 'id', 'desk.nav.queue', 'Antrean', { fault: 'key' }],
    ['a part of the language itself', 'id', 'thanks.constructor', 'x', { fault: 'key' }],
    ['nothing', 'id', 'thanks.welcome', ' \n', { fault: 'empty' }],
    ['more than fits a phone', 'id', 'thanks.welcome', 'a'.repeat(701), { fault: 'long' }],
    [
      'a value that is missing',
      'id',
      'info.fee',
      'Ongkos {{permit}}',
      { fault: 'missing', values: ['fee', 'description', 'source'] },
    ],
    ['a value nobody fills', 'id', 'info.fee', `${FEE} {{harga}}`, { fault: 'unknown', values: ['harga'] }],
    ['a formatted value', 'id', 'info.fee', `${FEE} {{fee, number}}`, { fault: 'braces' }],
    ['another text inside', 'id', 'thanks.welcome', '$t(menu.ask)', { fault: 'braces' }],
  ])('with %s is refused', (_, language, key, text, fault) => {
    expect(overrideFault(texts, { language, key, text })).toEqual(fault);
  });
});
