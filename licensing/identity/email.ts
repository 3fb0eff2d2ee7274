import { cleanInput } from './digits.ts';
import { editDistance } from './edit-distance.ts';
import { problem, verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const providers = [
  'gmail.com',
  'yahoo.com',
  'yahoo.co.id',
  'outlook.com',
  'hotmail.com',
  'icloud.com',
  'rocketmail.com',
];

// Real providers that stand one or two letters away from a better-known one.
const lookalikes = new Set([
  'mail.com',
  'email.com',
  'gmx.com',
  'ymail.com',
  'outlook.co.id',
  'hotmail.co.id',
]);

/**
 * E-mail address, lower-cased. A domain that is nearly a well-known one is accepted with `email-typo`,
 * whose values carry `suggestion`; a refused address carries one too where it can be guessed.
 */
export function email(value: string): Verdict {
  const text = cleanInput(value).toLowerCase();
  if (text === '') return verdict('', [problem('empty')]);
  const address = addressIn(text);
  if (address.length > 254 || !/^[^@\s,;]+@[^@\s,;.]+(?:\.[^@\s,;.]+)*\.[a-z]{2,}$/.test(address)) {
    const suggestion = repaired(address);
    return verdict('', [problem('email-format', suggestion === null ? undefined : { suggestion })]);
  }
  const [name = '', domain = ''] = address.split('@');
  const better = nearProvider(domain);
  return verdict(
    address,
    better === null ? [] : [problem('email-typo', { suggestion: `${name}@${better}` })],
  );
}

/** The only word with an @, after spaces around @ and dots are closed; else the whole text. */
function addressIn(text: string): string {
  const closed = text.replace(/ ?@ ?/g, '@').replace(/(@\S*) ?\. ?(?=[a-z])/g, '$1.');
  const words = closed.split(' ').filter((word) => word.includes('@'));
  const [only] = words;
  if (only === undefined || words.length > 1) return text;
  return only.replace(/^[<("':]+|[>)"'.,;:!]+$/g, '');
}

function nearProvider(domain: string): string | null {
  if (providers.includes(domain) || lookalikes.has(domain)) return null;
  const limit = 2;
  const [best] = providers
    .map((provider) => ({ provider, edits: editDistance(domain, provider, limit) }))
    .filter((candidate) => candidate.edits <= limit)
    .sort((left, right) => left.edits - right.edits);
  return best?.provider ?? null;
}

/** "budi@gmail,com" and "budi@gmailcom" with the domain that was meant. */
function repaired(address: string): string | null {
  const [name = '', domain = '', ...more] = address.split('@');
  if (more.length > 0 || !/^[^@\s,;]+$/.test(name) || domain.length > 30) return null;
  const dotted = domain.replace(/[,;]/g, '.');
  const whole = providers.find((known) => known === dotted || known.startsWith(`${dotted}.`));
  const provider = whole ?? nearProvider(dotted);
  return provider === null ? null : `${name}@${provider}`;
}
