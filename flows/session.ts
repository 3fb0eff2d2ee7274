import type { AskName } from '../licensing/catalogue/asks.ts';
import type { Paper } from '../licensing/reading.ts';
import type { Value, Values } from './event.ts';
import type { AnswerMark } from './facts.ts';
import type { Json } from './json.ts';
import type { FileContent, FileRef } from './message.ts';

/**
 * What was last asked, so that a reply is read against what was really shown.
 * `options` is the hash of the option ids in the order shown: "2" counts only while it still agrees.
 * `refused` is the last raw reply that was refused: the same number typed twice is taken as it is. `missed` is the
 * message that was no answer last: edited, it is read once more.
 */
export type Asked = {
  key: string;
  asks: AskName;
  revision: string;
  at: number;
  attempts: number;
  options?: string;
  refused?: string;
  missed?: string;
  /** The outgoing row that carries the question; it counts as shown once that row is `sent`. */
  row?: string;
};

/** One flow under way. It stores no place and no answers: those belong to the subject. */
export type Frame = {
  flow: string;
  subject: string;
  asked?: Asked;
  reopened?: string[];
  postponed?: string[];
  /** Documents of which it was asked whether one given before may be used. */
  offered?: string[];
  /** A question that comes before those that stand before it: consent, since a file was sent. */
  first?: string;
  /** Sending waited already for what was put off. */
  held?: true;
  /** Keys given anew since an officer wanted their item replaced; the item is done with once all of it is. */
  mended?: string[];
  /** The words that began it before it was known for which permit: what they tell is kept once that is chosen. */
  wish?: string;
  /** Told in passing and not confirmed yet, by key; `asked`: so often it was asked whether it is right. */
  told?: { values: Record<string, ToldAnswer>; asked: number };
};

/** An answer to another question than the open one, as it would be recorded. */
export type ToldAnswer = {
  value: Json;
  raw?: string;
  mark?: AnswerMark;
  problems?: string[];
  also?: Record<string, Json>;
  /** The message it came in. */
  message: string;
};

export type AsideKind =
  | 'menu'
  | 'language'
  | 'doubt'
  | 'stuck'
  | 'info'
  | 'cancel'
  | 'leave_queue'
  | 'which_document'
  | 'edit'
  | 'stage'
  | 'erase'
  | 'own_copy'
  | 'told'
  | 'reading'
  | 'reuse'
  | 'capital'
  | 'advice'
  | 'resume'
  | 'whose_nib'
  | 'bundle'
  | 'trade'
  | 'trade_within'
  | 'proposal'
  | 'meant'
  | 'afterwards'
  | 'second';

/**
 * A question that belongs to no flow (which language? which permit? was that an answer?).
 * It lives for one reply: what does not fit is read as if it had not been asked.
 */
export type Aside = {
  kind: AsideKind;
  asked: Asked;
  payload: Record<string, string>;
};

export type Unsettled = { application: string; code: string; times: number };

/**
 * `label`: what it is called in a list; `reason`: why it need not be sent, or must be sent again. Of what is to be replaced:
 * `key`, the one question of the item that is meant; `asked`: it was never given.
 */
export type KeptVerdict = {
  application: string;
  item: string;
  label: Value;
  state: 'accepted' | 'waived' | 'rejected';
  reason?: string;
  key?: string;
  asked?: true;
};

/** `text`: what is wrong with it, in the `words` of this try. `wrong`: it surely was something else; `stays`: the file of the card from before that counts again. */
export type Untold = {
  application: string;
  code: string;
  text: string;
  words: string;
  values: Values;
  wrong: boolean;
  stays?: string;
};

export type Session = {
  v: 1;
  frames: Frame[];
  aside?: Aside;
  /** When the person was last greeted; a salam is returned once a day. */
  greeted?: number;
  /**
   * The permits that were spoken of last: "berapa biayanya" and "mau" mean them, for a day; or, by its id, the matter of
   * another office. `said`: what asked; `told`: of which intents the permit was told.
   */
  topic?: { permit: string; beside?: string[]; said?: string[]; told?: string[]; at: number };
  /** What the last answer offered to write, if anything, `plainly` where it was put as a question; `asked`: what it answered. */
  offered?: { wish?: string; asked: string; plainly: boolean; at: number };
  /** Permit and language of the last answer, where it was the list of all that one needs. */
  listed?: { list: string; at: number };
  /** When they were last told that an answer comes late. */
  apologised?: number;
  /** When they were last told that the bot joins no groups; once a day is enough. */
  declined?: number;
  /** An officer's own chat: so many tickets they were not told of, since nothing reached them there. */
  unheard?: number;
  /** In an officer's chat: the chats of the office phone in the order they were listed last. */
  phoneChats?: string[];
  /** English was offered to them, who had written this in it. */
  english?: { text: string; at: number };
  /** When the person was last told who speaks; `true` where only that they were is known. */
  met?: number | true;
  /** Consent was refused for this application; it is over. */
  declined_consent?: { application: string };
  /** Application whose photos are not acknowledged yet: the open question waits for the end of the series. */
  photos?: string;
  /** The person heard something since they came. */
  heard?: true;
  /** Of photos that were not taken it is said why once the last of those that came with them was read. */
  untold?: Untold[];
  /** Ids of its files. */
  came?: string[];
  /**
   * Files that came before consent; they are filed once it is given, and forgotten where it is refused. Without
   * `application` they came before any was begun. `at`: when they came, or it was last told (UTC ms). `told`: the person knows that they wait.
   */
  held?: {
    application?: string;
    at?: number;
    told?: true;
    files: { message: string; content: FileContent }[];
  };
  /** A pin that came before it could be an answer; without `application` before any was begun, `at` UTC ms. */
  pin?: { application?: string; at: number; latitude: number; longitude: number; message: string };
  /** The paper of which a page came last: what follows without a name may be the next one. */
  paper?: { application: string; code: string; at: number };
  /** Files that are being read, by message, and since when: their series is not acknowledged before. */
  reading?: Record<string, number>;
  /** What a photo says otherwise than the person, asked and not answered yet; `times`: so often it was asked. */
  unsettled?: Unsettled[];
  /** What officers judged and the person has not been told yet, in order. */
  verdicts?: KeptVerdict[];
  /** The message that was not understood and about which a language model was asked. */
  proposing?: string;
  /**
   * Files nobody named that are being read, or wait to be asked about since reading does not tell. `next`: one before them
   * was asked about.
   */
  unnamed?: {
    application: string;
    files: Unnamed[];
    next?: true;
  };
};

/**
 * A file of which nobody knows yet what it is. `is`: the document that its reading took it for; `other`: the NIK that is
 * noted and the one on the card, masked, where they differ; `picture`: nothing of a document was seen on it.
 */
export type Unnamed = {
  message: string;
  file: FileRef;
  picture?: true;
  is?: string;
  other?: { typed: string; read: string };
  paper?: Paper;
  /** Said to be kept beside the case. */
  extra?: true;
};

export const newSession = (): Session => ({ v: 1, frames: [] });
