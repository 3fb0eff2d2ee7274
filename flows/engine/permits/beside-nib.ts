import { bundleFor, casesOf } from '../../../licensing/bundle/bundle.ts';
import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { permitsOfTrade } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import { namesOf } from './permit-names.ts';

/**
 * "urus nib perorangan ternak ayam": the NIB that was asked for is begun, and what such a trade needs besides is said once,
 * so that it is neither taken for the wish nor heard of too late.
 */
export function sayBesideNib(draft: Draft, text: string): void {
  const { world } = draft;
  const named = [world.understand(text).entity ?? []].flat();
  if (!isOneNib(named) && !(named.length === 1 && NIB.includes(named[0] ?? ''))) return;
  const canonical = canonicalText(text);
  // A building or a signboard is no trade: whoever wants one of them says so.
  const cases = casesOf(canonical, undefined).filter((one) => one.startsWith('food_') || one === 'warehouse');
  const plan = { trade: text, applicantType: 'perseorangan', cases } as const;
  const ofCases = bundleFor(plan, world.catalogue).parts.map(({ permit }) => permit.code);
  const codes = [...new Set([...permitsOfTrade(canonical, world.catalogue), ...ofCases])].filter(
    (code) => !NIB.includes(code),
  );
  if (codes.length === 0) return;
  const begun = (currentApplication(draft)?.permits ?? []).length > 0;
  say(draft, begun ? 'permit.beside' : 'permit.beside_later', { permits: namesOf(world, codes) });
}
