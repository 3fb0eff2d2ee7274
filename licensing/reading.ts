/** What a document reader returns; spoken by the reader, the conversation, the queue and the desk. */

/** `value` as printed, dates ISO, numbers digits only. `confidence` in [0, 1]: how sure the reader is of every sign. */
export type FieldReading = { value: string; confidence: number };

export const KTP_FIELDS = [
  'nik',
  'name',
  'birth_place',
  'birth_date',
  'sex',
  'blood_type',
  'address',
  'rt_rw',
  'village',
  'district',
  'religion',
  'marital_status',
  'occupation',
  'nationality',
  'valid_until',
  'province',
  'regency',
] as const;
export type KtpField = (typeof KTP_FIELDS)[number];

/**
 * `accept`: readings agree and the numbers fit the rest of the document. `confirm`: the person is asked whether it is
 * right. `retake`: too little could be read.
 */
export type Decision = 'accept' | 'confirm' | 'retake';

/**
 * Why it is not simply accepted. Whoever sent it hears what is to be done about it (`reading.*` in the locales); that a number
 * differs from its own card in birth date, sex or region is for the officer, and the person is asked whether it is right.
 */
export const READING_RULES = [
  'too-dark',
  'too-small',
  'too-far',
  'blurred',
  'glare',
  'cut-off',
  'missing',
  'uncertain',
  'birth-date-differs',
  'sex-differs',
  'region-differs',
  'number-invalid',
  'several-cards',
  'expired',
  'unknown-kind',
  'broken-file',
  'locked',
  'pages-unread',
] as const;
export type ReadingRule = (typeof READING_RULES)[number];

/** A side of a card as it is read. */
export const SIDES = ['left', 'right', 'top', 'bottom'] as const;
export type Side = (typeof SIDES)[number];

/** On a card that is accepted `missing` is all there can be: what of it could not be read. `field` names what could not be read or does not fit; `side`, where a card is cut off; `digits`, counted from 0, which of a number are uncertain. */
export type ReadingReason = { rule: ReadingRule; field?: string; side?: Side; digits?: number[] };

/** A picture whose long side is shorter, in pixels, shows no document to anybody: a sticker, an icon. */
export const LEAST_PIXELS = 100;

export type Reading = {
  /** A requirement code of the catalogue, `other_document` or `not_a_document`. */
  type: string;
  fields: Record<string, FieldReading>;
  quality: {
    /** Long side in pixels, of the picture as it came; 0 for a text document. */
    pixels: number;
    /** Median height of a line of text in pixels; 0 when nothing was found. */
    lineHeight: number;
    /** Share of the labels of its kind that were found, in [0, 1]; 1 for kinds without labels. */
    labels: number;
    /** 95th percentile of brightness, 0 to 255. */
    brightness: number;
    /** Degrees by which the picture had to be turned, clockwise, to be upright: a whole number from 0 to 359. */
    turned: number;
  };
  decision: Decision;
  reasons: ReadingReason[];
  /** Text of its QR codes. */
  codes?: string[];
  /** What it says it is, where the catalogue has no code for that (a family card) or one code for several papers. */
  paper?: Paper;
  /** Names on further cards in the same photo, as read; '' where none could be. */
  others?: string[];
  /** Of two cards on one photo what the other one says; `fields` are those of the one with the larger number. */
  second?: CardReading;
  /** A card of another kind on the same photo or scan (an NPWP beside a KTP, cards behind a letter): filed under its own requirement. */
  otherKind?: CardReading & Pick<Reading, 'type' | 'others' | 'second' | 'otherKind'>;
};

/** What one card of several on a photo says. */
export type CardReading = Pick<Reading, 'fields' | 'decision' | 'reasons'>;

/** Stands before the name of a field where a piece of the photo is one of the second card. */
export const SECOND_CARD = 'second.';
/** The same, where it is one of the card of another kind. */
export const OTHER_KIND = 'other_kind.';

/** Papers that have a name of their own in a sentence. */
export const PAPERS = ['kk', 'kia', 'suket', 'sim', 'bpjs_card', 'bank_card', 'passport', 'ahu'] as const;
export type Paper = (typeof PAPERS)[number];
