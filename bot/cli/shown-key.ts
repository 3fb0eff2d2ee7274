import QRCode from 'qrcode';
import { spellCode } from './spell-code.ts';

/** No code that is typed into a phone is longer; a QR is. */
const LONGEST_CODE = 12;

/** What the terminal shows to link a number by: a code, also as it is read out over the phone, or a picture. */
export async function shownKey(key: string): Promise<string> {
  if (key.length <= LONGEST_CODE)
    return `Kode taut: ${key}\nUntuk dibacakan lewat telepon: ${spellCode(key)}\nDi HP: WhatsApp → Perangkat tertaut → Tautkan dengan nomor telepon.\n`;
  return `${await QRCode.toString(key, { type: 'terminal', small: true })}\nDi HP: WhatsApp → Perangkat tertaut → Tautkan perangkat.\n`;
}
