import type { OfficerVerb } from '../flows/event.ts';

export type Role = 'operator' | 'supervisor' | 'admin';

/** Who acts. `via` tells the audit by which road. */
export type Actor = { id: string; name: string; role: Role; via: 'desk' | 'whatsapp' | 'cli' };

/** What staff may see or do beyond the verbs. */
export const ABILITY_NAMES = [
  'see_queue',
  'see_cases',
  'see_own_chats',
  'open_files',
  'read_all_chats',
  'read_audit',
  'link_numbers',
  'manage_users',
  'use_simulator',
  'see_own_account',
] as const;
export type Ability = (typeof ABILITY_NAMES)[number];

const VERBS: Readonly<Record<OfficerVerb, readonly Role[]>> = {
  claim: ['operator'],
  reply: ['operator'],
  // A supervisor ends no conversation of an officer: only what the office phone has.
  return: ['operator', 'supervisor'],
  close: ['operator'],
  switch: ['operator'],
  duty: ['operator'],
  accept: ['operator'],
  reject: ['operator'],
  fill: ['operator'],
  documents: ['operator', 'supervisor'],
  waive: ['operator', 'supervisor'],
  stage: ['operator', 'supervisor'],
  wait: ['operator', 'supervisor'],
  promise: ['operator', 'supervisor'],
  reveal: ['operator', 'supervisor'],
  sheet: ['operator', 'supervisor'],
  // Whoever answers for the archive decides, not whoever served the person, nor who keeps the server running: only a
  // supervisor sees the wish and what was written.
  erase: ['supervisor'],
  block: ['operator', 'supervisor'],
  unblock: ['operator', 'supervisor'],
};

const ABILITIES: Readonly<Record<Ability, readonly Role[]>> = {
  see_queue: ['operator', 'supervisor'],
  see_cases: ['operator', 'supervisor'],
  see_own_chats: ['operator'],
  open_files: ['operator', 'supervisor'],
  read_all_chats: ['supervisor'],
  read_audit: ['supervisor'],
  link_numbers: ['admin'],
  manage_users: ['admin'],
  use_simulator: ['operator', 'supervisor', 'admin'],
  see_own_account: ['operator', 'supervisor', 'admin'],
};

export const mayDo = (role: Role, verb: OfficerVerb): boolean => VERBS[verb].includes(role);
export const may = (role: Role, ability: Ability): boolean => ABILITIES[ability].includes(role);
