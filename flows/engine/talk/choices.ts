import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { askAside } from '../ask-aside.ts';

export function chooseLanguage(draft: Draft): void {
  const options = draft.world.texts.languages.map((id) => ({ id, label: { text: `language.name.${id}` } }));
  askAside(draft, 'language', { text: 'language.ask', options, asks: 'free' });
}

const NAMES: readonly (readonly [id: string, whole: RegExp, short: RegExp])[] = [
  ['bjn', /^(?:bahasa|basa) banjar$/, /^banjar$/],
  ['en', /^(?:bahasa|basa) ing+ris$|^english$|^in english$/, /^ing+ris$/],
  ['id', /^(?:bahasa|basa) indonesia$/, /^indo(?:nesia)?$/],
];

/** The language whose name stands alone; its short name ("banjar") only where one is asked for. */
export function languageNamed(text: string, asked: boolean): string | undefined {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:(?:yes|yeah|ok|okay|sure|iya|ya|pakai|pake|mau|ganti|ke|change|bisa|boleh|tolong|pian|use|please|plz|can|could|you|we|i|want|to|switch|speak|talk|write|reply|answer|in|do|sorry) )+(?=\p{L}+)/u,
      '',
    )
    .replace(/(?: (?:min|mimin|pak|bu|kak|ya|dong|aja|saja|haja|please))+$/, '')
    .trim();
  return NAMES.find(([, whole, short]) => whole.test(words) || (asked && short.test(words)))?.[0];
}

export function changeLanguage(draft: Draft, language: string): void {
  delete draft.session.aside;
  if (!draft.world.texts.languages.includes(language)) return chooseLanguage(draft);
  emit(draft, { type: 'language_changed', language });
  say(draft, language === 'bjn' ? 'language.changed_unchecked' : 'language.changed');
  draft.ask = true;
}
