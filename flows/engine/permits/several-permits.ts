import { isOneNib, NIB, SIP, together } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { permitNames, withoutPermits } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { beginTold } from './begin.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { leadElsewhere } from './elsewhere.ts';
import { currentApplication, openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { nameOf, namesOf } from './permit-names.ts';
import { orderOf, sayApart } from './permit-order.ts';
import { keepWish } from '../told/keep-told.ts';

const ALL = 'all';
const BESIDES = /\b(?:sekalian|sekaligus|juga|jua|tambah|tambahkan|plus|also|too)\b/;
const WANTS = /\b(?:urus|ngurus|mengurus|mangurus|bikin|buat|daftar|ajukan|mohon|apply)\b/i;
const JOINS = /\b(?:dan|sama|serta|plus|sekalian|sekaligus|dengan|juga|and)\b|[,&+/]/;

/** The words in which several permits were wished, and their message: what else they tell is kept. */
export type Wish = { text: string; message: string };

/** "sekalian urus reklame juga", said anywhere in a form, is no answer to its question: all permits wished then. */
export function addedPermits(draft: Draft, { frame }: Open, text: string): string[] | undefined {
  if (frame.flow !== 'apply' || !WANTS.test(text) || !BESIDES.test(canonicalText(text))) return undefined;
  return wishedTogether(draft, [draft.world.understand(text).entity ?? []].flat(), text);
}

/** What is wished together: the permits named, and with "sekalian reklame" those of the form that is open. */
export function wishedTogether(draft: Draft, named: readonly string[], text: string): string[] | undefined {
  const { permits } = draft.world.catalogue;
  const normal = named.filter((code) => permits.get(code)?.handling === 'normal');
  if (named.length > 1 && !isOneNib(named))
    return normal.length > 1 || JOINS.test(canonicalText(text)) ? [...named] : undefined;
  const open = currentApplication(draft);
  const [one] = normal;
  if (one === undefined || named.length > 1 || !BESIDES.test(canonicalText(text))) return undefined;
  const adds = open?.stage === 'draft' && open.permits.length > 0 && !open.permits.includes(one);
  return adds ? [...open.permits, one] : undefined;
}

/**
 * Several permits at once: whose NIB or whose SIP it is, where that is open; then once whether those that can go together shall.
 * Those that cannot are named for afterwards, each with its reason.
 */
export function wishSeveral(draft: Draft, codes: readonly string[], wish: Wish): void {
  if (NIB.every((code) => codes.includes(code))) return askWhoseNib(draft, codes, wish);
  if (SIP.every((code) => codes.includes(code))) return askWhichSip(draft, codes, wish);
  const permits = codes.flatMap((code) => draft.world.catalogue.permits.get(code) ?? []);
  for (const { code } of permits) leadElsewhere(draft, code);
  const { shared, apart } = together(permits.filter(({ handling }) => handling === 'normal'));
  sayApart(draft, apart);
  const begun = draft.facts.applications.find(
    ({ stage, permits: held }) => stage === 'draft' && shared.every(({ code }) => held.includes(code)),
  );
  if (shared.length === 0) return;
  if (shared.length === 1 || begun) return begin(draft, codesOf(shared), wish);
  const options = [ALL, ...codesOf(shared)].map((id) => ({ id, label: bundleLabel(draft, id) }));
  askAside(
    draft,
    'bundle',
    {
      text: 'bundle.ask',
      values: {
        permits: namesOf(draft.world, codesOf(shared)),
        order: orderOf(draft, shared),
        all: { text: shared.length === 2 ? 'bundle.both' : 'bundle.every' },
      },
      options,
      asks: 'confirm',
    },
    { ...wish, permits: codesOf(shared).join(' ') },
  );
}

/** `id`: the code of one of the permits, or all of them. */
export function bundleLabel({ world }: Pick<Draft, 'world'>, id: string): Value {
  if (id === ALL) return { text: 'bundle.option.all' };
  return { text: 'bundle.only', values: { permit: nameOf(world, id) } };
}

export function takeBundle(draft: Draft, picked: string, { payload }: Aside): void {
  const all = payload['permits']?.split(' ') ?? [];
  begin(draft, picked === ALL ? all : [picked], wishOf(payload));
  const later = all.filter((code) => code !== picked);
  if (picked !== ALL) say(draft, 'bundle.later', { permits: namesOf(draft.world, later) });
}

export function askWhoseNib(draft: Draft, codes: readonly string[], wish: Wish): void {
  const options = NIB.map((id) => ({ id, label: { text: `permit.option.${id}` } }));
  const payload = { ...wish, permits: codes.join(' ') };
  askAside(draft, 'whose_nib', { text: 'permit.who', options, asks: 'permit' }, payload);
}

function askWhichSip(draft: Draft, codes: readonly string[], wish: Wish): void {
  const options = SIP.map((id) => ({ id, label: nameOf(draft.world, id) }));
  const payload = { ...wish, permits: codes.join(' ') };
  askAside(draft, 'whose_nib', { text: 'info.which', options, asks: 'permit' }, payload);
}

/** Of the papers that were one, that of the person; the others were wished besides. */
export function takeWhoseNib(draft: Draft, picked: string, { payload }: Aside): void {
  const codes = payload['permits']?.split(' ') ?? [];
  const ways = SIP.includes(picked) ? SIP : NIB;
  const others = codes.filter((code) => !ways.includes(code));
  wishSeveral(draft, [picked, ...others], wishOf(payload));
}

function begin(draft: Draft, codes: string[], { text, message }: Wish): void {
  beginTold(draft, codes, draft.world.understand(text).facts);
  const open = openQuestion(draft);
  // The names of permits, and what joins them, are no trade: "NIB sama reklame" tells of no advertising agency.
  const rest = withoutPermits(text, permitNames(draft.world.catalogue));
  if (open) keepWish(draft, open, { id: message }, rest.replace(/_.*_|_/s, ' '));
}

const codesOf = (permits: readonly Permit[]): string[] => permits.map(({ code }) => code);
const wishOf = (payload: Aside['payload']): Wish => ({
  text: payload['text'] ?? '',
  message: payload['message'] ?? '',
});
