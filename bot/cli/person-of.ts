import { parseApplicationNumber } from '../../licensing/identity/application-number.ts';
import { phone as readPhone } from '../../licensing/identity/phone.ts';
import type { Address } from '../../flows/message.ts';
import type { App } from '../app.ts';
import { CliError } from './cli-error.ts';

const KINDS: readonly Address['kind'][] = ['phone', 'sim', 'cloud', 'lid'];

/** The person behind a phone number or a case number. Throws CliError where there is nobody. */
export async function personOf(app: App, named: string): Promise<string> {
  const { storage } = app.house;
  const number = parseApplicationNumber(named);
  if (number.ok) {
    const row = await storage.read(({ applications }) => applications.byNumber(number.number));
    if (row) return row.contact;
  }
  const phone = readPhone(named).normalised ?? named;
  const contact = await storage.read(async ({ contacts }) => {
    for (const value of new Set([phone, phone.replace(/^\+/, ''), named])) {
      for (const kind of KINDS) {
        const found = await contacts.at({ kind, value });
        if (found !== undefined) return found;
      }
    }
    return undefined;
  });
  if (contact === undefined)
    throw new CliError(`Tidak ada orang dengan nomor HP atau nomor permohonan ${named}.`);
  return contact;
}
