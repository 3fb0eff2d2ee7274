import type { World } from '../../flows/world.ts';
import { clockLines } from '../../flows/engine/cases/clock-lines.ts';
import { partLeft } from '../../flows/engine/cases/still-open.ts';
import { standingsOf } from '../../flows/engine/cases/standings.ts';
import type { Standing } from '../../flows/engine/cases/standings.ts';
import type { Value } from '../../flows/event.ts';
import { tradeShown } from '../../flows/engine/trade/kbli-shown.ts';
import { doubtsOf } from '../../flows/engine/doubts.ts';
import { paperWords } from '../../flows/engine/files/paper-words.ts';
import { pagesOf } from '../../flows/engine/files/pages.ts';
import { pinOf } from '../../flows/engine/pin.ts';
import type { Pin } from '../../flows/engine/pin.ts';
import { renderValue } from '../../flows/engine/render.ts';
import { DEFAULT_LANGUAGE } from '../../flows/texts.ts';
import { maskNumbersIn } from '../../licensing/identity/mask.ts';
import type { Command } from './command.ts';
import { caseFields } from '../case-fields.ts';
import { applicationOf } from './application-of.ts';
import { caseContext } from './checklist-of.ts';

/** Staff read the office's own language. */
const LANGUAGE = DEFAULT_LANGUAGE;

/** The case in one glance: what was given, masked, and the checklist with the codes that `sesuai` and `ganti` take. */
export const documents: Command = async (work, _actor, act) => {
  const { world, now } = work;
  const application = await applicationOf(work, act);
  const context = await caseContext(work, application);
  const standings = context.application ? standingsOf(context.application, world.calendar, now) : [];
  const words = (value: Value) => String(renderValue(world, LANGUAGE, value));
  const doubts = doubtsOf(context);
  const fields = caseFields(context).map(({ key, label, value }) => {
    const why = (doubts.get(key) ?? []).map((rule) => words({ text: `desk.problem.${rule}` }));
    const shown = tradeShown(context.answers, key, words(value));
    return `${words(label)}: ${shown}${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
  });
  const pin = pinOf(context);
  if (pin) fields.push(words(pinValue(pin)));
  const items = context
    .checklist()
    .filter((item) => item.mandatory || item.state !== 'missing')
    .map((item) => {
      const doubt =
        item.toCheck || (pin?.problem && item.asks.includes('location'))
          ? ` (${words({ text: 'console.to_check' })})`
          : '';
      const state: Value =
        item.state === 'deferred' && item.reason !== undefined
          ? { text: 'console.state.put_off', values: { reason: item.reason } }
          : { text: `console.state.${item.brought && item.state === 'deferred' ? 'brought' : item.state}` };
      const count = pagesOf(context.answers.get(`doc:${item.code}`)?.value).length;
      const pages = count > 1 ? ` (${words({ text: 'console.pages', values: { count } })})` : '';
      const said = paperWords(context, item.code);
      const wrote =
        said === undefined
          ? ''
          : `\n  ${words({ text: 'console.said', values: { words: maskNumbersIn(said) } })}`;
      const left = partLeft(context, item);
      const rest = left.length === 0 ? '' : ` (${words({ list: left })})`;
      return `*${item.code}* ${words(state)}${rest}${pages}${doubt}${wrote}`;
    });
  return {
    values: {
      application: application.number ?? '',
      stands: standings.map((standing) => words(standsValue(standing, world))).join('\n'),
      fields: fields.join('\n'),
      lines: items.join('\n'),
    },
  };
};

/** The pin as a map takes it, and what is doubtful about it. */
function pinValue({ lat, lon, problem, district }: Pin): Value {
  const doubts: Readonly<Record<NonNullable<Pin['problem']>, Value>> = {
    'pin-in-other-district': { text: 'console.pin_district', values: { district: district ?? '' } },
    'pin-outside-regency': { text: 'console.pin_outside' },
  };
  const doubt = problem === undefined ? '' : doubts[problem];
  return { text: 'console.pin', values: { at: `${lat}, ${lon}`, doubt } };
}

function standsValue(standing: Standing, { catalogue }: World): Value {
  const { permits, stage, since, waiting, clocks } = standing;
  const values = {
    permits: { list: permits.map((code) => `*${code}*`) },
    stage: { text: `stage.${stage}` },
    clocks: { lines: clocks ? clockLines(standing, clocks, catalogue) : [] },
  };
  return waiting
    ? {
        text: 'console.stands_waiting',
        values: { ...values, party: waiting.for, since: { day: waiting.since } },
      }
    : { text: 'console.stands', values: { ...values, since: { day: since } } };
}
