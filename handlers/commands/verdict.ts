import { isDocumentAsk } from '../../licensing/catalogue/asks.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import type { ChecklistItem, ItemState } from '../../licensing/catalogue/checklist.ts';
import { hasEnded } from '../../flows/engine/cases/clocks.ts';
import { paperReason } from '../../flows/engine/cases/paper-reason.ts';
import { givenOf } from '../../flows/engine/context.ts';
import type { StepContext } from '../../flows/define.ts';
import type { Answer } from '../../flows/facts.ts';
import { CommandError } from '../command-error.ts';
import { resumeVerifying } from '../resume-verifying.ts';
import type { Command } from './command.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';

/** Fits: "sesuai". What is not there cannot fit, whatever was said of it before: an officer fills it in. */
export const accept: Command = verdict('accepted');
/** To be replaced, with the reason the applicant hears; only this item is asked again. */
export const reject: Command = verdict('rejected');
/** Not needed in this case, with the reason for the record. */
export const waive: Command = verdict('waived');

function verdict(state: Extract<ItemState, 'accepted' | 'rejected' | 'waived'>): Command {
  return async (work, actor, act) => {
    const { stores, chat, now } = work;
    const reason = paperReason(work.world, chat.language, act.reason?.trim() ?? act.note?.trim() ?? '');
    if (state !== 'accepted' && reason === '') throw new CommandError('missing_reason');
    const application = await applicationOf(work, act);
    if (hasEnded(application.stage)) throw new CommandError('case_over');
    const wanted = (act.item ?? '').toLowerCase().replace(/^doc:/, '');
    const context = await caseContext(work, application);
    const item = context
      .checklist()
      .find(({ code, asks }) => code === wanted || asks.some((ask) => ask === wanted));
    if (!item) throw new CommandError('invalid_item');
    // One question of an item that has several: only that one is asked again.
    const key = item.code === wanted || item.asks.length < 2 ? undefined : wanted;
    const { open, putOff } = lackingOf(item, context);
    const nothing = item.asks.length > 0 && open.length + putOff.length === item.asks.length;
    const lacksFile = [...open, ...putOff].some(isDocumentAsk);
    if (state === 'accepted' && item.state === 'missing' && nothing)
      throw new CommandError('nothing_given', item.short, { lacksFile });
    if (state === 'accepted' && open.length + putOff.length > 0)
      throw new CommandError('needs_value', undefined, { lacksFile });
    // Said a second time it is no news.
    if (state === 'accepted' && item.state === 'accepted') return { values: { item: item.label } };
    // Nobody has looked at what was never there, and the applicant must not hear that somebody did. What only an
    // officer may demand is asked for by the same verdict.
    const never = item.state === 'missing' && item.demand !== 'officer_decides';
    const meant = key === undefined ? item.asks : item.asks.filter((ask) => ask === key);
    const unanswered = meant.length > 0 && meant.every((ask) => open.includes(ask) || putOff.includes(ask));
    if (state === 'rejected' && unanswered && (putOff.length > 0 || never))
      throw new CommandError('nothing_given', item.short, { lacksFile });
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
        ...(state === 'rejected' && (nothing || item.state === 'missing') ? { asked: true } : {}),
        ...(state === 'rejected' && key !== undefined ? { key } : {}),
        ...(reason === '' ? {} : { reason }),
      },
      at: now,
    });
    if (state !== 'rejected') await resumeVerifying(work, application.id, `operator:${actor.id}`);
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

/** What of an item is not there: never answered, or put off. */
function lackingOf(
  { asks, brought }: ChecklistItem,
  { facts, application }: StepContext,
): { open: AskName[]; putOff: AskName[] } {
  if (brought) return { open: [], putOff: asks };
  const given = givenOf(facts, { answers: application?.answers ?? new Map<string, Answer>() });
  return {
    open: asks.filter((ask) => given.has(ask) === undefined),
    putOff: asks.filter((ask) => given.has(ask) === 'deferred'),
  };
}
