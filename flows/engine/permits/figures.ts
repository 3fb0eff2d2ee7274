import { listSource } from '../../../licensing/catalogue/facts.ts';
import type { FigureSource, SpokenDuration, SpokenFee } from '../../../licensing/catalogue/facts.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Value, Values } from '../../event.ts';
import type { World } from '../../world.ts';

type Figure<Spoken> = Extract<Spoken, { kind: 'figure' }>;

/** A fee that may be said, as the values of a sentence: fee, description, source. */
export function feeValues(world: World, fee: Figure<SpokenFee>): Values {
  return {
    fee: fee.amount === 0 ? { text: 'info.free' } : { rupiah: fee.amount },
    // "gratis (gratis)" would say it twice; "izin gratis; pajak dibayar terpisah" says more.
    description: fee.description === 'gratis' ? '' : `(${fee.description})`,
    source: sourceWords(world, fee.source),
  };
}

/** A duration that may be said, likewise: max, unit, from, source. */
export function durationValues(world: World, duration: Figure<SpokenDuration>): Values {
  return {
    max: duration.max,
    unit: { text: `info.unit.${duration.unit}`, values: { count: duration.max } },
    from: duration.countedFrom,
    source: sourceWords(world, duration.source),
  };
}

/** On what the requirements of one or several permits rest, and whether the office stands behind all of them (law 9). */
export function listSourceWords(...permits: readonly Permit[]): Value {
  const sources = permits.map(listSource);
  const kind = (['usual', 'elsewhere'] as const).find((each) =>
    sources.some((source) => source.kind === each),
  );
  const rules = [...new Set(sources.map(({ rule }) => rule))];
  return { text: `info.list_source.${kind ?? 'confirmed'}`, values: { rule: { list: rules } } };
}

/** The rule that sets a figure, or the office and the day it signed it. */
function sourceWords(world: World, source: FigureSource): Value {
  if ('rule' in source) return source.rule;
  return {
    text: 'info.confirmed',
    values: { office: world.office.short_name, date: { date: source.confirmedOn } },
  };
}
