import type { Draft } from './draft.ts';
import { askAside } from './ask-aside.ts';

export function chooseLanguage(draft: Draft): void {
  const options = draft.world.texts.languages.map((id) => ({ id, label: { text: `language.name.${id}` } }));
  askAside(draft, 'language', { text: 'language.ask', options, asks: 'free' });
}
