import type { Calendar } from '../licensing/calendar/calendar.ts';
import type { Catalogue } from '../licensing/catalogue/catalogue.ts';
import type { Proposer } from '../licensing/kbli/propose.ts';
import type { Regions } from '../licensing/regions/regions.ts';
import type { Areas } from '../licensing/regions/areas.ts';
import type { Places } from '../licensing/regions/place.ts';
import type { Faq } from '../licensing/understanding/intent/faq.ts';
import type { Referrals } from '../licensing/understanding/intent/referrals.ts';
import type { Understanding } from '../licensing/understanding/understand.ts';
import type { OfficeProfile } from '../licensing/catalogue/office.ts';
import type { Flow } from './define.ts';
import type { Texts } from './texts.ts';

/** What an application goes by: the permits as they were published, and the conversations that ask for them. */
export type Rules = Pick<World, 'catalogue' | 'flows'>;

/** What stays the same for every chat of one office. */
export type World = {
  office: OfficeProfile;
  calendar: Calendar;
  catalogue: Catalogue;
  regions: Regions;
  places: Places;
  /** Outlines of the villages, to tell where a pin lies. */
  areas: Areas;
  flows: ReadonlyMap<string, Flow>;
  texts: Texts;
  /** The office's written answers to what people often ask. */
  faq: Faq;
  /** The groups of KBLI that a trade may mean. */
  kbli: Proposer;
  /** What other offices do. */
  referrals: Referrals;
  understand(text: string): Understanding;
  /**
   * Numbers on which a person may be written to freely for 24 hours after their last message, by account, and what
   * becomes of later words: they leave as a template, or are held until the person writes.
   */
  windows?: ReadonlyMap<string, 'template' | 'held'>;
  /** The office has a language model that is asked about words nobody understood. */
  proposes?: boolean;
};
