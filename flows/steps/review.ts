import { isDocumentAsk } from '../../licensing/catalogue/asks.ts';
import { blocksSubmission } from '../../licensing/catalogue/checklist.ts';
import type { ChecklistItem } from '../../licensing/catalogue/checklist.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { readYesNo, saysAlready } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { Step, StepContext } from '../define.ts';
import type { SayOption, Value } from '../event.ts';
import { ACTIVITIES, mayAddActivity } from '../engine/trade/activities.ts';
import { answerLines, fieldName } from '../engine/answer-lines.ts';
import { contradictionsOf } from '../engine/doubts.ts';
import { optionHash } from '../engine/options.ts';
import { toCome } from '../engine/cases/still-open.ts';
import { relevantSteps } from '../engine/position.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { permitName } from './permit-choice.ts';

const ADD = 'add';

/** "ubah nomor 2", "yang no 3": the line of that number. */
const BY_NUMBER =
  /^(?:(?:mau|tolong) )?(?:ubah|ganti|edit|perbaiki|betulkan|koreksi|yang|yg|change)? ?(?:nomor|nomer|nmr|no\.?|number)? ?(\d{1,2})(?: (?:ya|min|aja|saja|dong|pak|bu))*[.! ]*$/i;
/** "iya, kirim aja min", "semua sudah benar, tinggal kirim": to be sent off; so does a bare yes. */
const SEND =
  /^(?:(?:ya|iya|inggih|ok|oke|sip|baik|baiklah|sudah|yaudah|yasudah|yauda|gas|ayo|yuk|bismillah|silahkan|semua|semuanya|data|datanya|isi|isinya|benar|betul|cocok|sesuai|pas|lengkap|tinggal|langsung|tolong|silakan|min|pak|bu|kak) )*(?:kirim|kirimkan|submit|send)(?: (?:sekarang|saja|aja|haja|sudah|ya|dong|lah|pang|kan|min|pak|bu|now|it))*$/;

/** Everything given so far, numbered: the first number sends it, any other opens that line again. */
export const review = defineStepType({
  name: 'review',
  open: false,
  byShape: false,
  numeric: false,
  options,
  read(content, context, asked) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const shown = options(context);
    const index =
      SEND.test(canonicalText(words)) || readYesNo(words) === true || saysAlready(words)
        ? 0
        : readChoice(
            BY_NUMBER.exec(words)?.[1] ?? words,
            renderOptions(context.world, context.facts.contact.language, shown),
          );
    const picked = index === null ? undefined : shown[index];
    if (!picked) return { read: 'other' };
    const moved = asked?.options !== undefined && asked.options !== optionHash(shown);
    // Sending is the first line of every list.
    if (moved && picked.id !== 'submit') return { read: 'refused', reason: 'choice.list_changed' };
    if (picked.id === ADD) return { read: 'add', group: ACTIVITIES };
    if (picked.id !== 'submit') return { read: 'reopen', keys: [picked.id] };
    const missing = lacking(context);
    if (missing.length === 0) return { read: 'answer', value: 'submit', raw: words };
    return {
      read: 'blocked',
      reason: missing.every(({ deferrable }) => deferrable) ? 'review.missing_or_left' : 'review.missing',
      values: { items: { lines: missing.flatMap((item) => toCome(context, item)) } },
    };
  },
  question: (context) => ({
    text: lacking(context).length > 0 ? 'ask.review_lacking' : 'ask.review',
    values: {
      permit: { list: (context.application?.permits ?? []).map((code) => permitName(context, code)) },
      look: lookAgain(contradictionsOf(context)),
    },
  }),
});

/** What has to be there, or be left to an officer, before it is sent. */
const lacking = (context: StepContext): ChecklistItem[] => context.checklist().filter(blocksSubmission);

/** What contradicts itself, named before it is sent; it may be sent all the same, an officer sees it too. */
function lookAgain(rules: readonly string[]): Value {
  if (rules.length === 0) return '';
  const items = { lines: rules.map((rule): Value => ({ text: `review.look_${rule.replaceAll('-', '_')}` })) };
  return { text: 'review.look', values: { items } };
}

/** Documents that are not there yet, and the pin: nothing sent off lacks them unseen. */
function missingLines(context: StepContext): SayOption[] {
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  return relevantSteps(flow, context)
    .filter((step) => isLeftOut(step, context))
    .map((step) => {
      const left = context.answers.has(step.key) ? 'review.deferred' : 'review.missing_row';
      const values = { label: fieldName(step, context), value: { text: left } };
      return { id: step.key, label: { text: 'review.line', values }, extra: true as const };
    });
}

function isLeftOut({ key, asks }: Step, { answers }: StepContext): boolean {
  return (asks === 'location' || isDocumentAsk(asks)) && !answers.has(key);
}

function options(context: StepContext): SayOption[] {
  return [
    { id: 'submit', label: { text: lacking(context).length > 0 ? 'review.complete' : 'review.submit' } },
    ...answerLines(context).map((line) => ({ id: line.key, label: line.label })),
    ...missingLines(context),
    ...(mayAddActivity(context) ? [{ id: ADD, label: { text: 'activity.add' }, extra: true as const }] : []),
  ];
}
