import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { THEIR_OWN } from '../flows/engine/doubts.ts';
import { PROPOSABLE } from '../flows/engine/wishes/seek-proposal.ts';
import { flowsFor } from '../flows/definitions/list.ts';
import type { StepContext } from '../flows/define.ts';
import { PAPERS, READING_RULES, SIDES } from '../licensing/reading.ts';
import { parseConsole } from '../flows/console/parse.ts';
import { MENU } from '../flows/engine/talk/menu.ts';
import { RANGES } from '../flows/engine/reply/ranges.ts';
import { stageNews } from '../flows/engine/cases/stage-news.ts';
import { OFFICER_VERBS, TICKET_TOPICS } from '../flows/event.ts';
import type { OfficerVerb } from '../flows/event.ts';
import { STAGES } from '../flows/facts.ts';
import type { ContentKind, FileFault } from '../flows/message.ts';
import { permitChoice } from '../flows/steps/permit-choice.ts';
import { DEFAULT_LANGUAGE, loadTexts } from '../flows/texts.ts';
import type { CommandErrorCode } from '../handlers/command-error.ts';
import { greetingPart } from '../licensing/calendar/format.ts';
import { isDocumentAsk } from '../licensing/catalogue/asks.ts';
import { loadCatalogue } from '../licensing/catalogue/catalogue.ts';
import { APPLICANT_TYPES, CASE_KINDS, CONDITION_NAMES } from '../licensing/catalogue/conditions.ts';
import { seedEntries } from '../licensing/catalogue/entries.ts';
import { KINDS } from '../licensing/kbli/propose.ts';
import { CASES } from '../licensing/bundle/bundle.ts';
import { rules } from '../licensing/identity/rules.ts';
import { languageNamed } from '../flows/engine/talk/choices.ts';
import { readGlobal } from '../licensing/understanding/words/globals.ts';

const root = new URL('..', import.meta.url).pathname;
const locales = join(root, 'locales');
const texts = loadTexts(locales);
const office = join(root, 'licensing/offices/balangan');
const catalogue = loadCatalogue(office);
const flows = flowsFor(catalogue);

/** The desk's own words are used, and checked, by its web app. */
const DESK = 'desk.json';

/** Every text of a language by its full key, as conversations use them. */
function readAll(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (prefix: string, node: unknown): void => {
    if (typeof node === 'string') {
      if (found.has(prefix)) throw new Error(`${language}: ${prefix} stands twice`);
      found.set(prefix, node);
      return;
    }
    for (const [key, value] of Object.entries(node as Record<string, unknown>))
      walk(`${prefix}.${key}`, value);
  };
  const folder = join(locales, language);
  for (const name of readdirSync(folder).filter((file) => file !== DESK)) {
    walk(name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, name), 'utf8')));
  }
  return found;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(PLURAL, '');
const stems = (all: Map<string, string>): string[] => [...new Set([...all.keys()].map(stem))].sort();
const variables = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]!))].sort();
const without = (some: Iterable<string>, others: Iterable<string>): string[] => {
  const known = new Set(others);
  return [...some].filter((key) => !known.has(key)).sort();
};

const id = readAll(DEFAULT_LANGUAGE);
const en = readAll('en');
const bjn = readAll('bjn');
const descriptions = readAll('descriptions');
const written = { id, en, bjn };

/** Every source file that speaks: the conversations, and what handlers say when a turn fails. */
const sources = ['flows', 'handlers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

/** Keys that stand as they are in the code: 'form.resumed'. */
const namespaces = new Set([...id.keys()].map((key) => key.split('.')[0]!));
const literals = new Set(
  sources
    .flatMap((text) => [...text.matchAll(/'([a-z_]+)\.([a-zA-Z_][\w.-]*)'/g)])
    .filter((match) => namespaces.has(match[1]!))
    .map((match) => `${match[1]}.${match[2]}`),
);

/** Beginnings of keys that are put together in the code: `file.${fault}` → "file.". */
const beginnings = new Set(
  sources
    .flatMap((text) => [...text.matchAll(/`([a-z_]+)(\.[^`$]*)\$\{/g)])
    .filter((match) => namespaces.has(match[1]!))
    .map((match) => `${match[1]}${match[2]}`),
);

const steps = [...flows.values()].flatMap(({ steps, groups = [] }) => [
  ...steps,
  ...groups.flatMap((group) => group.steps),
]);
/** A step that names its field itself (the interview, what a card told) puts its question in words of its own. */
const plainAsks = [
  ...new Set(
    steps
      .filter(({ field, fromCard }) => field !== 'advice.field' && !fromCard)
      .map(({ asks }) => asks)
      // What is asked freely has a question of its own each time.
      .filter((ask) => ask !== 'free' && !isDocumentAsk(ask)),
  ),
];
const documentCodes = steps.flatMap(({ asks }) => (isDocumentAsk(asks) ? [asks.slice('doc:'.length)] : []));

/** The options of a step that offers the same ones to everybody. */
function optionsOf(key: string): string[] {
  const step = steps.find((candidate) => candidate.key === key);
  return (step?.type.options?.({} as StepContext) ?? []).map((option) => option.id);
}

const kinds = {
  text: true,
  image: true,
  document: true,
  voice: true,
  video: true,
  location: true,
  edit: true,
  delete: true,
  reaction: true,
  sticker: true,
  contact_card: true,
  view_once: true,
  poll: true,
  poll_vote: true,
  call: true,
  group_invite: true,
  group_message: true,
  other: true,
} satisfies Record<ContentKind, true>;

/** Pictures and files have answers of their own; the last three call for none. */
const ANSWERED_ELSEWHERE = ['image', 'document', 'reaction', 'delete', 'poll_vote'];

const faults = {
  too_large: true,
  gone: true,
  broken: true,
  archive: true,
  executable: true,
  unknown_type: true,
} satisfies Record<FileFault['fault'], true>;

/** What a handler or a channel may answer to an officer's verb. */
const refusals = {
  not_found: true,
  no_application: true,
  not_yours: true,
  already_claimed: true,
  not_claimed: true,
  not_allowed: true,
  invalid_stage: true,
  case_over: true,
  others_turn: true,
  checklist_blocks: true,
  missing_reason: true,
  missing_text: true,
  invalid_due: true,
  invalid_item: true,
  no_file: true,
  invalid_permit: true,
  not_waiting: true,
  invalid_value: true,
  needs_value: true,
  nothing_given: true,
  asks_secret: true,
  already_filled: true,
  no_consent: true,
  disabled: true,
  not_office_device: true,
} satisfies Record<CommandErrorCode | 'disabled' | 'not_office_device', true>;

/** Every rule that refuses what a step of the flows asks for. Only plain numbers look for letters among digits. */
function identityKeys(): string[] {
  const asked = steps.flatMap(({ type }) => /^identity_(.+)$/.exec(type.name)?.[1] ?? []);
  const kindsAsked = new Set([...asked, 'phone']);
  const rejecting = rules.filter((rule) => rule.severity === 'reject');
  const ofNumbers = (kind: string): boolean => ['nik', 'npwp', 'phone'].includes(kind);
  return [...kindsAsked].flatMap((kind) =>
    rejecting
      .filter((rule) => rule.kind === kind || rule.id === 'empty' || (rule.kind === 'any' && ofNumbers(kind)))
      .map((rule) => `${kind}.${rule.id}`),
  );
}

const typed = [...catalogue.permits.values()].flatMap((permit) =>
  permit.requirements.flatMap((requirement) =>
    requirement.typed === undefined || requirement.typed === 'words' ? [] : [requirement.typed],
  ),
);

/** What became of a verb besides the usual. */
const verbsMore: Readonly<Partial<Record<OfficerVerb, readonly string[]>>> = {
  duty: ['duty_on', 'duty_off', 'duty_off_back'],
  claim: ['claim_own', 'claim_held', 'claim_own_held'],
  return: ['return_phone'],
  wait: ['wait_over'],
  promise: ['promise_closed', 'promise_held'],
  documents: ['documents_draft'],
  stage: ['stage_held', 'stage_later', 'stage_delivered'],
  reply: ['reply_held', 'reply_taken', 'reply_which'],
};

/** What is said in other words on a second try, besides the causes. */
const ANEW = [
  'confirm',
  'retake_broken',
  'retake_locked',
  'retake_tiny',
  'not_a_document',
  'not_a_paper',
  'other_document',
  'other_paper',
  'bank_card',
  'suket',
];

/** What follows each beginning: the real vocabularies, so that a new word without a text is found here. */
/** Why a photo cannot be read (flows/engine/files/unread.ts). */
const CAUSES = 'too_dark too_small too_far cut_off cut_off_field glare blurred unclear'.split(' ');

const families: Readonly<Record<string, readonly string[]>> = {
  'actor.': ['you', 'officer', 'team', 'head', 'nobody'],
  'applicant_type.option.': APPLICANT_TYPES,
  'ask.': plainAsks,
  'kbli.kind.': KINDS,
  'advice.later_': ['ask_fee', 'ask_duration'],
  'advice.of_': ['ask_fee', 'ask_duration'],
  'advice.case.': [...CASES, 'none'],
  'advice.option.': ['all', 'first', 'yes', 'no'],
  'trade.option.': ['yes', 'no'],
  'trade_within.option.': ['yes', 'no'],
  'afterwards.option.': ['yes', 'no'],
  'second.option.': ['yes', 'officer', 'no'],
  'bundle.apart.': ['needs', 'applicant', 'case_kind'],
  'advice.place.': ['home', 'own', 'rented', 'online', 'mobile'],
  'advice.scale.': ['mikro', 'kecil', 'menengah', 'besar'],
  'advice.why.': ['nib', 'built', ...CASES],
  'capital.option.': RANGES,
  'cut_short.': ['npwp', 'nik', 'nib', 'ahu', 'phone'],
  'told.option.': ['yes', 'no'],
  'npwp_active.option.': ['yes', 'no', 'unknown'],
  'cancel.option.': ['yes', 'no', 'queue', 'form'],
  'leave_queue.option.': ['yes', 'no'],
  'case_kind.option.': CASE_KINDS,
  'catalogue.when.': CONDITION_NAMES,
  'clock.': ['office', 'applicant', 'other'],
  'consent.option.': optionsOf('consent'),
  'console.done_': OFFICER_VERBS.flatMap((verb) => [
    ...(verb === 'duty' ? [] : [verb]),
    ...(verbsMore[verb] ?? []),
  ]),
  'console.refused_': [...Object.keys(refusals), 'needs_value_file', 'nothing_given_file'],
  'console.state.': ['received', 'accepted', 'rejected', 'waived', 'deferred', 'missing', 'brought'],
  'console.window_': ['held', 'template'],
  'console.whose_': ['applicant', 'owner', 'head'],
  'console.file_fault.': ['too_large', 'gone', 'broken', 'archive', 'executable', 'unknown_type'],
  'console.usage_': [
    'berkas BLG',
    'ambil',
    'pindah',
    'sesuai',
    'ganti',
    'bebaskan',
    'isi',
    'tahap',
    'tunggu',
    'janji',
    'blokir',
    'buka blokir',
    'buka ktp',
  ].flatMap((word) => {
    const command = parseConsole(word, (code) => code === 'ktp') ?? parseConsole(`${word} ?`);
    return command?.command === 'wrong' ? [command.of] : [];
  }),
  'doubt.option.': ['answer', 'other'],
  'erase.option.': ['yes', 'no'],
  'meant.option.': ['yes', 'no'],
  'mood.': ['angry', 'weary', 'lost'],
  'own_copy.option.': ['yes', 'no'],
  'field.': plainAsks,
  'file.': Object.keys(faults),
  'for_whom.option.': optionsOf('for_whom'),
  'greeting.': [
    ...new Set(Array.from({ length: 24 }, (_, hour) => greetingPart(hour * 3_600_000, 'Asia/Makassar'))),
  ],
  // A slip in an e-mail address is not refused by its rule, but asked about once.
  'identity.': [...identityKeys(), ...typed.map((kind) => `${kind}.shape`)],
  'info.': [
    'fee',
    'fee_unconfirmed',
    'duration',
    'duration_unconfirmed',
    'procedure',
    'procedure_together',
    'requirements',
    'requirements_also',
    'requirements_same',
    'legal_basis',
    'legal_basis_unknown',
    'validity',
    'validity_unknown',
  ],
  'info.list_source.': ['confirmed', 'elsewhere', 'usual'],
  'info.unit.': ['day', 'working_day'],
  'kind.': Object.keys(kinds).filter((kind) => !ANSWERED_ELSEWHERE.includes(kind)),
  'kind_name.': Object.keys(kinds),
  'language.name.': texts.languages,
  'menu.option.': MENU,
  'permit.option.': permitChoice.options?.({} as StepContext).map((option) => option.id) ?? [],
  'stage.': STAGES,
  'stage_news.': STAGES.filter((stage) => stageNews({ stage, number: '' }).length > 0),
  'reading.part.': SIDES,
  'reading.field.': 'nik npwp name birth_date sex regency address village district other'.split(' '),
  'reading.option.': [
    'yes',
    'no',
    'typed',
    'before',
    'card',
    'letter',
    'this_card',
    'other_card',
    'other_person',
    'other_letter',
    'officer',
  ],
  'reading.paper.': PAPERS,
  'reading.npwp.': ['person', 'company'],
  'reading.npwp_of_': ['person', 'company'],
  'reuse.option.': ['yes', 'no'],
  'reading.retake_': CAUSES,
  'reading.again.': [...CAUSES.map((cause) => `retake_${cause}`), ...ANEW],
  'paper_reason.': READING_RULES,
  'reading.late_why.': [...CAUSES, 'unknown', 'broken', 'locked', 'none', 'else', 'several'],
  'data_sheet.part.': ['person', 'body', 'business'],
  'data_sheet.source.': ['applicant', 'operator', 'prefill', 'document'],
  'proposal.wish.': PROPOSABLE,
  'proposal.option.': ['yes', 'no'],
  'review.look_': [...THEIR_OWN].map((rule) => rule.replaceAll('-', '_')),
  'stuck.option.': ['officer', 'skip', 'again'],
  'ticket.waiting_': [...TICKET_TOPICS.filter((topic) => topic !== 'application'), 'closed'],
  'topic.': TICKET_TOPICS,
  'place.': ['business', 'building', 'signboard', 'moved'],
};

/** The names of all fields of entries, and of those that a signature adds. */
const fieldsOf = (node: unknown): string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => [key, ...fieldsOf(value)]);

/** Rows of the data sheet that no question asks for. */
const SHEET_KEYS =
  'sex birth_place birth_date home_address home_rt_rw home_village home_district npwp_active kbli_code nib'.split(
    ' ',
  );

/** Families of which not every member has a text: the code looks whether there is one. */
const optional: Readonly<Record<string, readonly string[]>> = {
  // In other words for whoever stands behind the application (flows/engine/holder.ts).
  'ask.': [...plainAsks, ...documentCodes.map((code) => `doc_${code}`)].flatMap((ask) =>
    ['company', 'professional'].map((holder) => `${ask}_of_${holder}`),
  ),
  'catalogue.field.': [
    ...fieldsOf(seedEntries(office).map(({ content }) => JSON.parse(content) as unknown)),
    'confirmed',
    'by',
    'on',
  ],
  'catalogue.value.':
    'confirmed sourced partly_sourced typical unconfirmed proposed national office applicant operator together normal officer referral data document visit payment day working_day true false null'.split(
      ' ',
    ),
  'ask.doc_': documentCodes,
  'data_sheet.field.': [...plainAsks, ...SHEET_KEYS],
  'example.': [...plainAsks, 'wish', ...steps.filter(({ fromCard }) => fromCard).map(({ key }) => key)],
  'why.': plainAsks,
  'why.doc_': documentCodes,
};

const membersOf = (table: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(table).flatMap(([beginning, ends]) => ends.map((end) => `${beginning}${end}`));

describe('what the conversations say', () => {
  test('the sources of the flows were read', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(literals.size).toBeGreaterThan(80);
    expect(plainAsks).toContain('nik');
    expect(documentCodes).toContain('ktp');
    expect(Object.entries(families).filter(([, ends]) => ends.length === 0)).toEqual([]);
  });

  test('every key that stands in the code has a text', () => {
    expect(without(literals, stems(id))).toEqual([]);
  });

  test('every key put together in the code belongs to a family checked here, and no family is idle', () => {
    expect(without(beginnings, [...Object.keys(families), ...Object.keys(optional)])).toEqual([]);
    expect(without([...Object.keys(families), ...Object.keys(optional)], beginnings)).toEqual([]);
  });

  test('every member of a family has a text', () => {
    expect(without(membersOf(families), stems(id))).toEqual([]);
  });

  test('no text is left over', () => {
    expect(without(stems(id), [...literals, ...membersOf(families), ...membersOf(optional)])).toEqual([]);
  });
});

describe('languages', () => {
  test('Indonesian first, then the others', () => {
    expect(texts.languages).toEqual(['id', 'bjn', 'en']);
  });

  test('English has every text of Indonesian and no other', () => {
    expect(stems(en)).toEqual(stems(id));
  });

  test('Banjar is begun: its texts are some of the Indonesian ones, the others fall back', () => {
    expect(without(stems(bjn), stems(id))).toEqual([]);
    expect(bjn.size).toBeGreaterThan(60);
    expect(bjn.has('file.broken')).toBe(false);
    expect(texts.text('bjn', 'file.broken')).toBe(id.get('file.broken'));
    expect(texts.text('bjn', 'menu.option.apply')).toBe(bjn.get('menu.option.apply'));
    expect(id.get('language.name.bjn')).toBe('Basa Banjar (belum diperiksa)');
  });

  test.each(Object.entries(written))(
    '%s: values are written in their one way, and no text in another',
    (_, all) => {
      const odd = (text: string): boolean => /[{}]{2}|\$t\(/.test(text.replace(/\{\{ *\w+ *\}\}/g, ''));
      expect([...all].filter(([, text]) => odd(text)).map(([key]) => key)).toEqual([]);
    },
  );

  test.each(Object.entries(written))('%s carries the values of the Indonesian text', (_, all) => {
    const valuesOf = new Map([...id].map(([key, text]) => [stem(key), variables(text)]));
    const different = [...all]
      .filter(([key, text]) => String(variables(text)) !== String(valuesOf.get(stem(key))))
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  test.each([
    ['id', id, ['other']],
    ['en', en, ['one', 'other']],
    ['bjn', bjn, ['other']],
  ] as const)('%s has the plural forms of its grammar', (_, all, forms) => {
    const counted = new Set([...id.keys()].filter((key) => PLURAL.test(key)).map(stem));
    const wrong = [...counted].filter((base) => {
      const found = [...all.keys()].filter((key) => stem(key) === base);
      return found.length > 0 && String(found.sort()) !== String(forms.map((form) => `${base}_${form}`));
    });
    expect(wrong).toEqual([]);
    expect([...all.keys()].filter((key) => PLURAL.test(key) && !counted.has(stem(key)))).toEqual([]);
    expect([...all.keys()].filter((key) => counted.has(key))).toEqual([]);
  });

  test('a number chooses the plural form', () => {
    expect(texts.text('en', 'info.unit.day', { count: 1 })).toBe('day');
    expect(texts.text('en', 'info.unit.day', { count: 3 })).toBe('days');
    expect(texts.text('id', 'info.unit.day', { count: 1 })).toBe('hari');
  });

  test('the names of the languages are the same everywhere', () => {
    const names = (all: Map<string, string>): string[] =>
      texts.languages.map((language) => all.get(`language.name.${language}`) ?? '');
    expect(names(en)).toEqual(names(id));
    expect(names(bjn)).toEqual(names(id));
  });

  test('every text is described for translators, its values included', () => {
    const all = new Set([...id.keys(), ...en.keys(), ...bjn.keys()]);
    expect(without(all, descriptions.keys())).toEqual([]);
    expect(without(descriptions.keys(), all)).toEqual([]);
    const silent = [...all].filter((key) => {
      const values = variables(id.get(key) ?? en.get(key) ?? '');
      return without(values, variables(descriptions.get(key) ?? '')).length > 0;
    });
    expect(silent).toEqual([]);
    expect([...descriptions.values()].filter((text) => text.includes('\n'))).toEqual([]);
  });
});

describe.each(Object.entries(written))('the texts of %s', (_, all) => {
  test('have at most 700 characters and no loose ends', () => {
    const bad = [...all].filter(([, text]) => text.length > 700 || text.length === 0 || text !== text.trim());
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  test('do not shout: only names and abbreviations stand in capitals', () => {
    const KNOWN =
      /^(NIB|NIK|KTP|NPWP|NPP|KBLI|OSS|AHU|KKPR|PBG|STR|SLF|SPPL|UKL|UPL|PP|TAHUN|SIP|PDF|GIF|TIFF|JPG|PNG|PIN|OTP|HP|RT|RW|SIM|PT|CV|UMK|BU|UU|SP|LAPOR|AH|BPJS|BPS|DPMPTSP)$/;
    const shouted = [...all].flatMap(([key, text]) =>
      (text.match(/\p{Lu}{2,}/gu) ?? []).filter((word) => !KNOWN.test(word)).map((word) => `${key}: ${word}`),
    );
    expect(shouted).toEqual([]);
  });

  test('tell people to write only words the bot knows', () => {
    const READ_BY_THE_QUESTION = [
      'sendiri',
      'alone',
      'bingung',
      'bukan ini',
      'not this',
      'setuju',
      'punya sendiri',
      'my own',
    ];
    const unknown = [...all]
      .filter(([key]) => !key.startsWith('console.'))
      .flatMap(([key, text]) =>
        [...text.matchAll(/(?:[Tt]ulis|[Ww]rite|atau|or) \*([\p{Ll} ]+)\*/gu)]
          .map((match) => match[1]!)
          .filter((word) => readGlobal(word) === null && languageNamed(word, false) === undefined)
          .filter((word) => !READ_BY_THE_QUESTION.includes(word))
          .map((word) => `${key}: ${word}`),
      );
    expect(unknown).toEqual([]);
  });
});
