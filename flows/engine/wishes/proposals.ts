import type { Value } from '../../event.ts';
import type { Notice } from '../../input.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import type { Draft } from '../draft.ts';
import { followProposed } from './known-intent.ts';
import { PROPOSABLE } from './seek-proposal.ts';

/** Puts what may have been meant as a question, unless the person wrote something else meanwhile. */
export function takeProposed(draft: Draft, notice: Extract<Notice, { notice: 'proposed' }>): void {
  const awaited = draft.session.proposing === notice.message;
  delete draft.session.proposing;
  if (!awaited || draft.facts.chat.owner === 'operator') return;
  const permit = draft.world.catalogue.permits.get(notice.permits[0] ?? '');
  const wish: Value = {
    text: `proposal.wish.${notice.intent}`,
    values: { permit: permit?.short_name ?? { text: 'proposal.permit' } },
  };
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `proposal.option.${id}` } }));
  askAside(
    draft,
    'proposal',
    { text: 'proposal.ask', values: { wish }, options, asks: 'confirm' },
    { intent: notice.intent, permit: permit?.code ?? '' },
  );
}

export function takeProposalReply(draft: Draft, picked: string, { payload }: Aside): void {
  const intent = PROPOSABLE.find((each) => each === payload['intent']);
  if (picked === 'yes' && intent) followProposed(draft, intent, payload['permit'] ?? '');
  draft.ask = draft.session.aside === undefined;
}
