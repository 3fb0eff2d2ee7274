import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { hasFile } from '../context.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import { withPages } from '../files/pages.ts';
import { partLeft, toCome } from './still-open.ts';

/** "berkas": what is in, under review, fine, to be replaced (why), and what is still missing. */
export function sayChecklist(draft: Draft): void {
  const application =
    currentApplication(draft) ?? draft.facts.applications.find(({ stage }) => stage !== 'withdrawn');
  draft.ask = draft.session.frames.length > 0;
  draft.resumed = true;
  if (!application) {
    say(draft, 'checklist.none');
    return;
  }
  const context = contextIn(draft, application.id);
  const items = context
    .checklist()
    // What hangs on an answer still to come is named once it is known to be needed.
    .filter((item) => item.state !== 'missing' || (item.mandatory && item.demand !== 'unknown'));
  const asked = items.filter((item) => item.demand !== 'officer_decides');
  say(draft, 'checklist.head', {
    permits: {
      list: application.permits.map((code) => draft.world.catalogue.permits.get(code)?.short_name ?? code),
    },
    done: asked.filter((item) => item.state !== 'missing' && item.state !== 'rejected').length,
    of: asked.length,
    items: { lines: groups(items, application, context, openIn(draft, application)) },
  });
}

/** What is still to come stands line by line, so that it can be gone through with a finger. */
function missing(
  items: readonly ChecklistItem[],
  application: ApplicationFacts,
  context: StepContext,
): Value[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item): Value[] => {
    // Its file came; what stands in it was not told yet.
    if (hasFile(application.answers, item))
      return [{ text: 'checklist.file_in', values: { label: withPages(application, item) } }];
    return toCome(context, item);
  });
  return [{ text: 'checklist.missing', values: { items: { lines } } }];
}

/** By what is still to come of it, where the rest is there: whoever gave the address lacks the pin alone. */
function named(item: ChecklistItem, application: ApplicationFacts, context: StepContext): Value[] {
  const left = partLeft(context, item);
  return left.length > 0 ? left : [withPages(application, item)];
}

/** A person's tax number is asked for by the NIK alone, and no card of it came. */
const countsByNik = ({ code, asks }: ChecklistItem, { answers }: ApplicationFacts): boolean =>
  code === 'npwp' && !asks.includes('npwp') && !hasFile(answers, { code });

/** Papers about which a question to the person is open: whose card it is, whether it was read rightly. */
const openIn = ({ session: { unsettled = [] } }: Draft, { id }: ApplicationFacts): ReadonlySet<string> =>
  new Set(unsettled.filter(({ application }) => application === id).map(({ code }) => code));

function groups(
  items: readonly ChecklistItem[],
  application: ApplicationFacts,
  context: StepContext,
  open: ReadonlySet<string>,
): Value[] {
  const draft = application.stage === 'draft';
  const labelled = (text: string, wanted: ChecklistItem[]): Value[] =>
    wanted.length === 0
      ? []
      : [{ text, values: { items: { list: wanted.flatMap((item) => named(item, application, context)) } } }];
  const asked = items.filter((item) => item.demand !== 'officer_decides');
  const of = (...states: ChecklistItem['state'][]) => asked.filter((item) => states.includes(item.state));
  const [byNik = [], came = []] = [true, false].map((by) =>
    of('received').filter((item) => countsByNik(item, application) === by),
  );
  const checked = (item: ChecklistItem): boolean => !draft || item.toCheck;
  return [
    ...labelled('checklist.accepted', of('accepted', 'waived')),
    ...labelled(
      'checklist.received',
      came.filter((item) => !checked(item) && !open.has(item.code)),
    ),
    ...labelled('checklist.checking', came.filter(checked)),
    ...labelled(
      'checklist.asked',
      came.filter((item) => !checked(item) && open.has(item.code)),
    ),
    ...byNik.map(({ short }) => ({ text: 'checklist.by_nik', values: { label: short } })),
    ...labelled(
      'checklist.deferred',
      of('deferred').filter(({ brought }) => !brought),
    ),
    ...labelled(
      'checklist.brought',
      of('deferred').filter(({ brought }) => brought),
    ),
    ...of('rejected').map((item) => ({
      text: 'checklist.rejected',
      values: { label: item.short, reason: item.reason ?? '' },
    })),
    ...missing(of('missing'), application, context),
    ...labelled(
      'checklist.perhaps',
      items.filter((item) => item.demand === 'officer_decides' && item.state === 'missing').slice(0, 5),
    ),
  ];
}
