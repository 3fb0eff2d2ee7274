import { CatalogueError } from './read-json.ts';

/** What the head of office signed on a sheet, as typed: rupiah, days, ISO day. */
export interface Signature {
  fee?: string | undefined;
  days?: string | undefined;
  unit?: string | undefined;
  by?: string | undefined;
  on?: string | undefined;
}

/**
 * A permit (JSON text) with the figures that the office signed: from then on they are said, with the day of the
 * signature. The text still has to be checked as any edited file. `today`: ISO day at the office. Throws CatalogueError.
 */
export function signPermit(content: string, { fee, days, unit, by, on }: Signature, today: string): string {
  const permit = JSON.parse(content) as Record<string, Record<string, unknown> | null>;
  const { fee: cost, sla } = permit;
  if (!cost || !sla) throw refused('hanya izin yang punya biaya dan lama pelayanan untuk disahkan');
  if (by === undefined || on === undefined) throw refused('sebutkan penanda tangan dan tanggalnya');
  if (/^\d{4}-\d\d-\d\d$/.test(on) && on > today)
    throw refused(`tanggal pengesahan ${on} belum tiba; hari ini ${today}`);
  if (fee === undefined && days === undefined) throw refused('sebutkan biaya, lama pelayanan, atau keduanya');
  const signed = { status: 'confirmed', set_by: 'office', confirmed: { by, on } };
  if (fee !== undefined) permit['fee'] = { ...cost, ...signed, ...feeOf(cost, wholeNumber('biaya', fee)) };
  if (days !== undefined) {
    const max = wholeNumber('lama pelayanan', days);
    permit['sla'] = { ...sla, ...signed, min: null, max, unit: unit ?? sla['unit'] };
  }
  return JSON.stringify(permit, null, 2);
}

/** What stood beside another amount ("gratis") must not stand beside this one. */
function feeOf(before: Record<string, unknown>, amount: number): { amount: number; kind: unknown } {
  const sameSort = typeof before['amount'] === 'number' && before['amount'] > 0 === amount > 0;
  if (sameSort) return { amount, kind: before['kind'] };
  return { amount, kind: amount === 0 ? 'gratis' : 'ditetapkan kantor' };
}

function wholeNumber(what: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw refused(`${what} ditulis angka saja, tanpa titik: "${text}"`);
  return Number(text);
}

const refused = (fault: string): CatalogueError => new CatalogueError('pengesahan', 1, fault);
