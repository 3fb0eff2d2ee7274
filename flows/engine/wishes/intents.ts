import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import type { Intent, Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { MessageInput } from '../../input.ts';
import { askErase } from '../cases/erase.ts';
import { sayStatus } from '../cases/status.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { beginForOther, nibForOther } from '../permits/others-business.ts';
import { askResume } from '../permits/resume.ts';
import { askWhoseNib, wishedTogether, wishSeveral } from '../permits/several-permits.ts';
import { chooseLanguage } from '../talk/choices.ts';
import { showMenu } from '../talk/menu.ts';
import { sayOffice } from '../talk/office-hours.ts';
import { askOfficer } from '../talk/officer.ts';
import { beginTrade } from '../trade/open-trade.ts';
import { tellPlan } from '../trade/plan-at-once.ts';
import { awaitsOfficer } from '../waiting.ts';
import { beginSaid, beginTopic, topicMeant } from './begin-said.ts';
import { stopOrCancel } from './cancel.ts';
import { beginComplaint } from './complain.ts';
import { answerInfo } from './info.ts';
import { sayHeard } from './not-understood.ts';
import { writtenAnswer, sayAnswer } from './questions.ts';
import { sayReferral } from './referrals.ts';
import { sendsAgain } from './sends.ts';
import { welcome } from './welcome.ts';

type Do = (draft: Draft, understood: Understanding, input: Pick<MessageInput, 'id'>, text: string) => void;

const ask =
  (intent: Intent): Do =>
  (draft, { entity }) => {
    answerInfo(draft, [intent], entity ?? undefined);
  };

const OF_A_PERMIT = /\b(?:izin|permohonan|nib|sip|berkas|permit|application)\b/;

/** What is done for each intent. */
export const DO: Record<Intent, Do> = {
  greet: (draft, _understood, _input, text) => welcome(draft, text),
  menu: (draft) => showMenu(draft),
  ask_requirements: ask('ask_requirements'),
  ask_fee: ask('ask_fee'),
  ask_duration: ask('ask_duration'),
  ask_procedure: ask('ask_procedure'),
  ask_location_hours: (draft, _understood, _input, text) => sayOffice(draft, text),
  start_application(draft, understood, input, text) {
    const { entity, facts } = understood;
    const topic = entity === null || isOneNib([entity].flat()) ? topicMeant(draft, entity) : [];
    if (topic.length > 1) return beginTopic(draft, topic, text, input);
    if (beginForOther(draft, understood, text, input.id)) return;
    if (tellPlan(draft, understood, text, input.id)) return;
    const several = wishedTogether(draft, [entity ?? []].flat(), text);
    if (several) return wishSeveral(draft, several, { text, message: input.id });
    if (beginTrade(draft, understood, text)) return;
    const theirs = nibForOther(entity, text);
    const codes = typeof entity === 'string' ? [entity] : (theirs ?? topic);
    if (codes.length === 0 && openQuestion(draft)) {
      draft.resumed = true;
      draft.ask = true;
      return;
    }
    if (entity === null && codes.length === 0 && askResume(draft)) return;
    if (codes.some((code) => leadElsewhere(draft, code))) return;
    beginSaid(draft, codes, facts, text, input);
    if (theirs?.length === 0) askWhoseNib(draft, NIB, { text, message: input.id });
  },
  check_status(draft, _understood, _input, text) {
    const waitsOnly = awaitsOfficer(draft) && draft.facts.applications.length === 0;
    // "sudah saya transfer" after a report belongs to the report; "terus izin saya gimana" does not.
    if (waitsOnly && !isAsked(text, canonicalText(text))) return say(draft, 'ticket.noted');
    if (waitsOnly && OF_A_PERMIT.test(canonicalText(text))) say(draft, 'status.none');
    sayStatus(draft);
  },
  upload_document(draft, _understood, _input, text) {
    if (sendsAgain(draft, text)) return sayStatus(draft);
    // "itu ktp saya" about what is kept already: only what it is for is still open.
    const waits = draft.session.held !== undefined && draft.session.frames.length === 0;
    say(draft, waits ? 'file.no_application' : 'file.send_here');
    draft.ask = draft.session.frames.length > 0;
  },
  ask_human: (draft) => askOfficer(draft, 'help'),
  complain: beginComplaint,
  thanks(draft) {
    say(draft, 'thanks.welcome');
    draft.ask = draft.session.frames.length > 0;
  },
  delete_data: askErase,
  change_language: chooseLanguage,
  stop: (draft, _understood, _input, text) => stopOrCancel(draft, text),
  out_of_scope(draft, understood, input, text) {
    const { entity } = understood;
    const named = typeof entity === 'string' ? draft.world.catalogue.permits.get(entity) : undefined;
    const permit = named?.handling === 'referral' ? named : undefined;
    const referral = permit ? undefined : draft.world.referrals.find(text, true);
    // "jualan kopi keliling": a trade told and nothing asked for, which is what this office is there for. "merek
    // dagang" only resembles one.
    if (named && !permit && !referral) return DO.start_application(draft, understood, input, text);
    if (permit) leadElsewhere(draft, permit.code);
    if (!permit && referral) sayReferral(draft, referral);
    // Whoever waits for an officer and grumbles is not told that it is nobody's business here.
    const answer = permit || referral ? undefined : writtenAnswer(draft.world, text);
    if (answer) sayAnswer(draft, answer);
    else if (!permit && !referral && !sayHeard(draft, text)) say(draft, notOurs(draft, text));
    draft.resumed = true;
    draft.ask = draft.session.frames.length > 0;
  },
};

/** Whoever has no answer to a form and asks about it ("belum ada nama, apa ya bagusnya") asks for no matter of others. */
function notOurs(draft: Draft, text: string): string {
  if (awaitsOfficer(draft)) return 'ticket.noted';
  const [first = ''] = text.split(/[,.;]/);
  const within = draft.session.frames.length > 0 && hasNone(first) && isAsked(text, canonicalText(text));
  return within ? 'form.unanswered' : 'scope.not_ours';
}
