import type { ItemState } from '../../licensing/catalogue/checklist.ts';
import { hasEnded } from '../../flows/engine/clocks.ts';
import { CommandError } from '../command-error.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { checklistOf } from './checklist-of.ts';

/** Fits: "sesuai". What was put off has nothing yet to fit: an officer fills it in. */
export const accept: Command = verdict('accepted');
/** To be replaced, with the reason the applicant hears; only this item is asked again. */
export const reject: Command = verdict('rejected');
/** Not needed in this case, with the reason for the record. */
export const waive: Command = verdict('waived');

function verdict(state: Extract<ItemState, 'accepted' | 'rejected' | 'waived'>): Command {
  return async (work, actor, act) => {
    const { stores, chat, now } = work;
    const reason = act.reason?.trim() ?? act.note?.trim() ?? '';
    if (state !== 'accepted' && reason === '') throw new CommandError('missing_reason');
    const application = await applicationOf(work, act);
    if (hasEnded(application.stage)) throw new CommandError('invalid_stage');
    const wanted = (act.item ?? '').toLowerCase().replace(/^doc:/, '');
    const item = (await checklistOf(work, application)).find(
      ({ code, asks }) => code === wanted || asks.some((ask) => ask === wanted),
    );
    if (!item) throw new CommandError('invalid_item');
    if (state === 'accepted' && item.state === 'missing') throw new CommandError('invalid_item');
    if (state === 'accepted' && item.state === 'deferred') throw new CommandError('needs_value');
    await stores.checklist.set(application.id, item.code, state, {
      at: now,
      by: actor.id,
      ...(reason === '' ? {} : { reason }),
    });
    const returned = application.lines.filter(
      ({ permit, stage }) =>
        state === 'rejected' &&
        (stage === 'submitted' || stage === 'verifying') &&
        item.permits.includes(permit),
    );
    if (returned.length > 0) {
      await stores.applications.setStage(application.id, application.version, {
        permits: returned.map(({ permit }) => permit),
        to: 'returned',
        by: `operator:${actor.id}`,
        at: now,
      });
    } else {
      await stores.applications.bumpVersion(application.id, application.version);
    }
    await stores.messages.insertInternal({
      chat: chat.id,
      cause: `verdict:${work.ids.next()}`,
      body: {
        notice: 'verdict',
        application: application.id,
        item: item.code,
        label: item.label,
        state,
        ...(state === 'rejected' && item.state === 'missing' ? { asked: true } : {}),
        ...(reason === '' ? {} : { reason }),
      },
      at: now,
    });
    await stores.audit.add({
      at: now,
      who: `operator:${actor.id}`,
      action: `item_${state}`,
      subjectKind: 'application',
      subject: application.id,
      detail: { item: item.code, via: actor.via },
    });
    return { values: { item: item.label } };
  };
}
