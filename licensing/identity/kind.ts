import { ahu } from './ahu.ts';
import { deed } from './deed.ts';
import { email } from './email.ts';
import { kk } from './kk.ts';
import { nib } from './nib.ts';
import { nik } from './nik.ts';
import { nitku } from './nitku.ts';
import { npp } from './npp.ts';
import { npwp } from './npwp.ts';
import { pbg } from './pbg.ts';
import { phone } from './phone.ts';
import { slf } from './slf.ts';
import type { IdentityChecker } from './verdict.ts';

export type IdentityKind =
  'nik' | 'kk' | 'npwp' | 'nitku' | 'nib' | 'npp' | 'ahu' | 'pbg' | 'slf' | 'phone' | 'email' | 'deed';

/** The checker of each kind of number, by the name that commands and steps use. */
export const identityKinds: Readonly<Record<IdentityKind, IdentityChecker>> = {
  nik,
  kk,
  npwp,
  nitku,
  nib,
  npp,
  ahu,
  pbg,
  slf,
  phone,
  email,
  deed,
};

const aliases: Readonly<Record<string, IdentityKind>> = {
  npwp15: 'npwp',
  npwp16: 'npwp',
  hp: 'phone',
  npp_bpjstk: 'npp',
};

/** Kind of a name as people write it (any case, aliases such as `hp`), or null. */
export function identityKindNamed(name: string): IdentityKind | null {
  const lower = name.trim().toLowerCase();
  if (Object.hasOwn(identityKinds, lower)) return lower as IdentityKind;
  return Object.hasOwn(aliases, lower) ? (aliases[lower] ?? null) : null;
}
