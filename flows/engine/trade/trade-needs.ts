import { bundleFor, casesOf } from '../../../licensing/bundle/bundle.ts';
import type { Bundle, Part } from '../../../licensing/bundle/bundle.ts';
import { isOneNib, together } from '../../../licensing/bundle/together.ts';
import { spokenFee } from '../../../licensing/catalogue/facts.ts';
import { namesNib } from '../../../licensing/understanding/intent/entities.ts';
import type { Intent, Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Value } from '../../event.ts';
import { sayFigures } from './advice-figures.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { listSourceWords } from '../permits/figures.ts';
import { namesOf } from '../permits/permit-names.ts';
import { besideLines } from './say-advice.ts';
import { keepTopic } from '../permits/topic.ts';
import { toldTrade, tradeAlone } from './told-trade.ts';

/** What may stand beside the question without making it a wish for something else. */
const FITTING: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'greet',
  'thanks',
]);

/**
 * "handak buka warung kopi, apa syaratnya?" is about the stall and not about one paper: the permits that such a trade
 * needs, in order, with what each wants in short, and how to begin. False: one permit is meant, or one is all there is.
 */
export function answerTradeNeeds(draft: Draft, understood: Understanding, text: string): boolean {
  const { intents, entity } = understood;
  const canonical = canonicalText(text);
  if (!intents.includes('ask_requirements') || !intents.every((intent) => FITTING.has(intent))) return false;
  if (!isAnyNib(entity) || namesNib(canonical)) return false;
  const { world } = draft;
  const trade = toldTrade(world, text);
  if (trade === undefined) return false;
  const kbli = world.kbli.sure(trade)?.code;
  const bundle = bundleFor(
    {
      trade,
      kbli,
      applicantType: entity === 'NIB-BU' ? 'cv' : 'perseorangan',
      cases: casesOf(canonicalText(trade), kbli),
    },
    world.catalogue,
  );
  const [first] = bundle.parts;
  if (!first || bundle.elsewhere.length > 0 || bundle.undecided.length > 0) return false;
  if (bundle.parts.length < 2 && bundle.beside.length === 0) return false;
  sayNeeds(draft, tradeAlone(world, trade, text), bundle);
  sayFigures(
    draft,
    intents.join(' '),
    bundle.parts.map(({ permit }) => permit),
  );
  offer(draft, bundle, first);
  return true;
}

function isAnyNib(entity: Understanding['entity']): boolean {
  return entity === null || entity === 'NIB-UMK' || entity === 'NIB-BU' || isOneNib([entity].flat());
}

function sayNeeds(draft: Draft, trade: string, bundle: Bundle): void {
  const said = new Set<string>();
  const parts = bundle.parts.map((part, at) => line(part, at + 1, said));
  say(draft, 'needs.permits', { trade, parts: { lines: parts } });
  const others = besideLines(draft, bundle.beside);
  if (others.length > 0) say(draft, 'needs.beside', { lines: { lines: others } });
  say(draft, 'needs.open', { source: listSourceWords(...bundle.parts.map(({ permit }) => permit)) });
}

/** `said`: codes that an earlier permit asks for already. */
function line({ permit, why }: Part, number: number, said: Set<string>): Value {
  const asked = permit.requirements.filter(
    ({ code, kind, mandatory, when }) =>
      mandatory && kind !== 'payment' && when === undefined && code !== 'nib' && !said.has(code),
  );
  for (const { code } of asked) said.add(code);
  return {
    text: spokenFee(permit).kind === 'figure' ? 'needs.permit' : 'needs.permit_open',
    values: {
      number,
      permit: permit.short_name,
      why: { text: `advice.why.${why}` },
      items: { list: asked.map(({ short, label }) => midSentence(short ?? label)) },
    },
  };
}

/** "Nomor HP" as "nomor HP"; "KTP" stays as it is. */
const midSentence = (label: string): string =>
  label.replace(/^[A-Z](?=[^A-Z])/, (first) => first.toLowerCase());

/** The first is what "mau" means; those that may share its application are offered together. */
function offer(draft: Draft, { parts }: Bundle, first: Part): void {
  const { shared } = together(parts.map(({ permit }) => permit));
  keepTopic(draft, first.permit.code);
  const permit = first.permit.short_name;
  const codes = shared.map(({ code }) => code);
  if (codes.length < 2) say(draft, 'info.start', { permit });
  else say(draft, 'needs.start', { permit, all: namesOf(draft.world, codes) });
}
