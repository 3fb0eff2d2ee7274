import { renderValue } from '../flows/engine/render.ts';
import type { Value } from '../flows/event.ts';
import type { World } from '../flows/world.ts';
import type { Fee, Permit, Requirement, Sla } from '../licensing/catalogue/permit.ts';
import { conditionWords, fieldWords, plainWords } from './catalogue-report.ts';

/** A permit on paper, for the head of office to correct and sign; every part in words, rows as columns. */
export type Sheet = {
  title: string;
  name: string;
  revision: string;
  intro: string;
  facts: [string, string][];
  itemsTitle: string;
  items: string[][];
  figuresTitle: string;
  figures: string[][];
  sourcesTitle: string;
  sources: string[];
  sign: string[];
  record: string;
};

const FACTS = [
  'name',
  'short_name',
  'nicknames',
  'issuer',
  'system',
  'filed_by',
  'handling',
  'applicant_types',
  'case_kinds',
  'output',
  'validity',
  'legal_basis',
  'notes',
] as const satisfies readonly (keyof Permit)[];

/** `printed` is an ISO day. The first row of a table is its head. */
export function sheetOf(
  world: Pick<World, 'texts' | 'calendar'>,
  permit: Permit,
  revision: { number: number; printed: string },
): Sheet {
  const say = (value: Value): string => String(renderValue(world, 'id', value));
  const text = (key: string, values?: Record<string, Value>): string =>
    say({ text: key, ...(values ? { values } : {}) });
  const plain = (value: string | null): Value =>
    value === null ? { text: 'sheet.none' } : plainWords(world, value, { quoted: false });

  const fact = (field: (typeof FACTS)[number]): [string, string] => {
    const value = permit[field];
    const list = Array.isArray(value) ? value : [value];
    return [say(fieldWords(world, [field])), list.map((each) => say(plain(each))).join('; ')];
  };
  const item = ({ label, mandatory, when, note }: Requirement, index: number): string[] => [
    String(index + 1),
    note === undefined ? label : `${label}. ${note}`,
    text(mandatory ? 'catalogue.item_required' : 'catalogue.item_optional') +
      (when === undefined ? '' : text('catalogue.item_when', { when: conditionWords(when) })),
    '',
  ];
  const status = ({ status, set_by, status_note }: Fee | Sla): string =>
    [text('sheet.set_by', { status: plain(status), set_by: plain(set_by) }), status_note ?? '']
      .filter((part) => part !== '')
      .join('. ');
  const command = `catalogue sign ${permit.code} --fee … --days … --signed-by "…" --on 20…-…-…`;
  return {
    title: text('sheet.title'),
    name: permit.name,
    revision: text('sheet.revision', {
      code: permit.code,
      number: revision.number,
      date: { date: revision.printed },
    }),
    intro: text('sheet.intro'),
    facts: FACTS.map(fact),
    itemsTitle: text('sheet.items'),
    items: [
      ['sheet.number', 'sheet.item', 'sheet.how', 'sheet.correction'].map((key) => text(key)),
      ...permit.requirements.map(item),
    ],
    figuresTitle: text('sheet.figures'),
    figures: [
      ['', text('sheet.now'), text('sheet.status'), text('sheet.of_office')],
      [say(fieldWords(world, ['fee'])), text('sheet.fee', feeValues(permit.fee)), status(permit.fee), ''],
      [
        say(fieldWords(world, ['sla'])),
        text('sheet.duration', daysValues(permit.sla)),
        status(permit.sla),
        '',
      ],
    ],
    sourcesTitle: text('sheet.sources'),
    sources: permit.sources.length > 0 ? permit.sources : [text('sheet.none')],
    sign: ['sheet.sign', 'sheet.sign_name', 'sheet.sign_date', 'sheet.sign_hand'].map((key) => text(key)),
    record: text('sheet.record', { command }),
  };
}

function feeValues({ amount, kind }: Fee): Record<string, Value> {
  return { amount: amount === null ? { text: 'sheet.unknown' } : { rupiah: amount }, kind };
}

function daysValues({ min, max, unit, counted_from }: Sla): Record<string, Value> {
  const [least, most] = [min ?? max, max ?? min];
  const days: Value =
    least === null || most === null
      ? { text: 'sheet.unknown' }
      : least === most
        ? `${most}`
        : `${least}–${most}`;
  return { days, unit: { text: `catalogue.value.${unit}` }, from: counted_from };
}
