import { phone } from '../../licensing/identity/phone.ts';
import { CliError } from './cli-error.ts';

/**
 * The number of the phone that shall be linked, as WhatsApp is asked for a code (+62…): an Indonesian mobile number in
 * any spelling, another one only in full. Asked for "0812…" as it stands, WhatsApp gives a code that no phone takes.
 */
export function pairingPhone(typed: string): string {
  const { normalised } = phone(typed);
  if (normalised) return normalised;
  const bare = typed.replace(/[\s().-]/g, '');
  if (/^\+[1-9]\d{7,14}$/.test(bare)) return bare;
  throw new CliError('Nomor HP-nya tidak terbaca. Tulis seperti 081234567890 atau +6281234567890.');
}
