import type { Address, Option, Outgoing } from '../../../flows/message.ts';
import { TEMPLATE_CHARACTERS } from '../../../handlers/window.ts';
import type { CloudApiSettings } from './settings.ts';

/** Limits of the API (WhatsApp Business Platform, "Messages" reference), in characters. */
const BODY = 1_024;
const BUTTONS = { most: 3, title: 20 };
const ROWS = { most: 10, title: 24 };
const DESCRIPTION = 72;
const CAPTION = 1_024;
/** What the button of a list says; Outgoing does not carry its language. */
const CHOOSE = 'Pilih / Choose';
const IMAGES = new Set(['image/jpeg', 'image/png']);
const LARGEST_IMAGE = 5 * 1024 * 1024;

type Text = Extract<Outgoing, { kind: 'text' }>;
type WithFile = Exclude<Outgoing, { kind: 'text' }>;

/** To whom: a user id goes in a field of its own. Undefined for an address of another channel. */
export function recipientOf({ kind, value }: Address): object | undefined {
  if (kind === 'cloud') return { recipient_type: 'individual', recipient: value };
  if (kind === 'phone') return { recipient_type: 'individual', to: value.replace('+', '') };
  return undefined;
}

/**
 * A text, with buttons or a list when its options fit. The numbered lines stay in the text: the words tell people
 * to answer with a number, and what is stored is what the phone shows. Options that do not fit have only them.
 */
export function textBody({ text, options = [] }: Text): object {
  if (text.length <= BODY && fits(options, BUTTONS)) {
    const buttons = options.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } }));
    return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons } } };
  }
  const rows = text.length <= BODY ? rowsFor(options) : undefined;
  if (rows) {
    const action = { button: CHOOSE, sections: [{ rows }] };
    return { type: 'interactive', interactive: { type: 'list', body: { text }, action } };
  }
  return { type: 'text', text: { body: text, preview_url: false } };
}

/** A label too long for a title stands below its number; choosing the row answers with that number. */
function rowsFor(options: readonly Option[]): object[] | undefined {
  if (fits(options, ROWS)) return options.map(({ id, label }) => ({ id, title: label }));
  if (!fits(options, { most: ROWS.most, title: DESCRIPTION })) return undefined;
  return options.map(({ id, label }, at) => ({ id, title: String(at + 1), description: label }));
}

function fits(options: readonly Option[], { most, title }: { most: number; title: number }): boolean {
  const labels = new Set(options.map(({ label }) => label));
  return (
    options.length > 0 &&
    options.length <= most &&
    labels.size === options.length &&
    options.every(({ id, label }) => id.length <= 200 && label.length <= title && !label.includes('\n'))
  );
}

/** A file that was uploaded as `media`. Pictures the API does not take as such go as documents. */
export function fileBody({ kind, file, caption }: WithFile, media: string): object {
  const words = caption === undefined ? {} : { caption: caption.slice(0, CAPTION) };
  if (kind === 'image' && IMAGES.has(file.mime) && file.size <= LARGEST_IMAGE)
    return { type: 'image', image: { id: media, ...words } };
  return { type: 'document', document: { id: media, filename: nameOf(file), ...words } };
}

export function nameOf({ name, mime }: WithFile['file']): string {
  return name ?? `dokumen.${mime.split('/')[1] ?? 'bin'}`;
}

/**
 * The words of a text as the one variable of the office's template; undefined for what a template cannot carry.
 * A variable has no line breaks, no tabs and no more than four blanks in a row.
 */
export function templateBody(template: CloudApiSettings['template'], message: Outgoing): object | undefined {
  if (!template || message.kind !== 'text') return undefined;
  const text = message.text
    .trim()
    .replace(/\s*\n\s*/g, ' · ')
    .replace(/\s+/g, ' ');
  if (text.length === 0 || text.length > TEMPLATE_CHARACTERS) return undefined;
  return {
    type: 'template',
    template: {
      name: template.name,
      language: { code: template.language },
      components: [{ type: 'body', parameters: [{ type: 'text', text }] }],
    },
  };
}
