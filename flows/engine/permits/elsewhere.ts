import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { sayOthersPermit } from '../wishes/referrals.ts';
import { keepTopic } from './topic.ts';

/**
 * Permits that the bot does not take itself: another authority's, or one that an officer leads from
 * the start. True when the person was led there.
 */
export function leadElsewhere(draft: Draft, code: string): boolean {
  const permit = draft.world.catalogue.permits.get(code);
  if (!permit || permit.handling === 'normal') return false;
  if (permit.handling === 'referral') sayOthersPermit(draft, permit);
  else say(draft, 'permit.officer', { permit: permit.short_name, issuer: permit.issuer });
  keepTopic(draft, permit.code);
  if (permit.handling === 'officer') {
    emit(draft, { type: 'ticket_opened', topic: 'help', reason: permit.short_name });
  }
  return true;
}
