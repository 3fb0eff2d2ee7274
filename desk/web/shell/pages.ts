import type { Me } from '../api/people.ts';

/** In the order of the menu; the ability is the server's (handlers/policies.ts). */
const PAGES = [
  { to: '/antrean', text: 'nav.queue', ability: 'see_queue' },
  { to: '/permohonan', text: 'nav.cases', ability: 'see_queue' },
  { to: '/log', text: 'nav.logs', ability: 'read_all_chats' },
  { to: '/audit', text: 'nav.audit', ability: 'read_audit' },
  { to: '/nomor', text: 'nav.numbers', ability: 'link_numbers' },
  { to: '/pengguna', text: 'nav.users', ability: 'manage_users' },
  { to: '/simulator', text: 'nav.simulator', ability: 'use_simulator' },
  { to: '/saya', text: 'nav.me', ability: 'see_own_account' },
] as const;

export type DeskPage = (typeof PAGES)[number];

export function pagesOf(me: Pick<Me, 'abilities'>): DeskPage[] {
  return PAGES.filter(({ ability }) => me.abilities.includes(ability));
}

/** Whether a path is a page of this person; conversations belong to whoever sees the queue. */
export function mayOpen(me: Pick<Me, 'abilities'>, path: string): boolean {
  if (path === '/') return true;
  if (path.startsWith('/percakapan/')) return me.abilities.includes('see_own_chats');
  return pagesOf(me).some(({ to }) => path === to || path.startsWith(`${to}/`));
}
