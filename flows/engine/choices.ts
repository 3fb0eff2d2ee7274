import type { Draft } from './draft.ts';
import { askAside } from './ask-aside.ts';

export function chooseLanguage(draft: Draft): void {
  const options = draft.world.texts.languages.map((id) => ({ id, label: { text: `language.name.${id}` } }));
  askAside(draft, 'language', { text: 'language.ask', options, asks: 'free' });
}

export function askErase(draft: Draft): void {
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `erase.option.${id}` } }));
  askAside(draft, 'erase', { text: 'erase.ask', options, asks: 'confirm' });
}
