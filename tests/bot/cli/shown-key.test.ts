import { expect, test } from '@jest/globals';
import { shownKey } from '../../../bot/cli/shown-key.ts';

test('a code is shown, and spelled for whoever reads it out over the phone', async () => {
  expect(await shownKey('K7QM2XBZ')).toBe(
    'Kode taut: K7QM2XBZ\nUntuk dibacakan lewat telepon: K Kudus, 7, Q Quran, M Medan — 2, X Xilofon, B Bandung, Z Zamzam\nDi HP: WhatsApp → Perangkat tertaut → Tautkan dengan nomor telepon.\n',
  );
});

test('anything longer is drawn', async () => {
  const shown = await shownKey('2@abcdefghijklmnop,qrstuvwxyz');
  expect(shown).toContain('█');
  expect(shown).not.toContain('2@abc');
});
