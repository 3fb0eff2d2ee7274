/** What the lines of an NPWP card say. */
import { expect, test } from '@jest/globals';
import { readNpwp } from '../../documents/kinds/npwp.ts';
import type { Line } from '../../documents/text/page.ts';

/** A line at the left margin of the card, so many pixels down. */
const line = (text: string, y: number, height = 24): Line => ({
  text,
  signs: [...text].map((sign, at) => ({ sign, at: at / text.length, sure: 0.9 })),
  sure: 0.9,
  quad: [
    { x: 60, y },
    { x: 400, y },
    { x: 400, y: y + height },
    { x: 60, y: y + height },
  ],
  strip: { data: new Uint8Array(3 * 48 * 48).fill(230), width: 48, height: 48 },
  left: 60,
  right: 400,
  y,
  height,
  slope: 0,
});

test('the NIK below the name is the NIK, also where its label is misread, and no address', () => {
  const lines = [
    line('NPWP : 96.236.875.9-975.000', 200, 40),
    line('FITRIANI', 270, 32),
    line('MIK : 3273015609679736', 320),
    line('JL. KENANGA', 380),
  ];
  const { fields } = readNpwp(lines);
  expect(fields['nik']?.value).toBe('3273015609679736');
  expect(fields['address']?.value).toBe('JL. KENANGA');
});
