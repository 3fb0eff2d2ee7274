/** Whoever writes English is offered it once; loan words of Indonesian ask for none. */
import { expect, test } from '@jest/globals';
import { writesEnglish } from '../../licensing/understanding/words/writes-english.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const OFFER = 'just write *english*';

test.each([
  'I want to open a small coffee shop, what permit do I need?',
  'How much does it cost to get an NIB?',
  'where is your office?',
  'good morning, i want to register my business',
])('English: %s', (text) => {
  expect(writesEnglish(text)).toBe(true);
});

test.each([
  'mau bikin nib coffee shop and bakery',
  'halo min, how to bikin nib',
  'thank you so much',
  'usaha online shop and catering',
  'on the way min',
  'Coffee and Cake',
  'hello good morning',
  'ulun handak maulah izin barber shop',
  'NIB',
])('not English: %s', (text) => {
  expect(writesEnglish(text)).toBe(false);
});

test('it is offered once, and one word answers the question once more in English', () => {
  const person = newPerson(world);
  expect(told(person, 'where is your office?')).toContain(OFFER);
  expect(told(person, 'berapa biayanya')).not.toContain(OFFER);
  expect(told(person, 'where is it?')).not.toContain(OFFER);
  expect(person.facts.contact.language).toBe('en');
});

test('the question that was answered in Indonesian is answered again', () => {
  const person = newPerson(world);
  told(person, 'where is your office?');
  expect(told(person, 'english please')).toContain('address of');
});

test('in a form the open question comes in English', () => {
  const person = newPerson(world);
  expect(told(person, 'I want to open a small coffee shop, what permit do I need?')).toContain(OFFER);
  expect(told(person, 'english')).toContain('In whose name');
});

test('whoever writes Indonesian, or names a shop in English, is not offered it', () => {
  const person = newPerson(world);
  for (const words of ['mau urus nib coffee shop', '5 juta', 'sendiri', '1'])
    expect(told(person, words)).not.toContain(OFFER);
  expect(person.open()?.step.key).toBe('business_name');
  expect(told(person, 'The Best of You and Me')).not.toContain(OFFER);
});

test('"please change to english" changes to it', () => {
  const person = newPerson(world);
  told(person, 'please change to english');
  expect(person.facts.contact.language).toBe('en');
});

test('"yes english please" is the word it was offered for, and a trade in English is one', () => {
  const person = newPerson(world);
  const first = told(person, "good morning, i'm opening a small guesthouse in balangan, what permits?");
  expect(first).toContain(OFFER);
  expect(first).toContain('atas nama siapa');
  expect(told(person, 'yes english please')).toContain('In whose name is it?');
  expect(told(person, 'myself')).toContain('*5 million*');
  expect(told(person, '200 million', 'own place')).toContain('is there any of these?');
});

test.each([
  ['i want to open coffee shop', 'Jenis usahanya saya catat'],
  ['i want to start a business', 'Mau mengurus izin apa?'],
])('"%s" begins', (text, answer) => {
  expect(told(newPerson(world), text)).toContain(answer);
});

test('the group that was noted is refused in English too', () => {
  const person = newPerson(world);
  for (const words of ['english', 'i want to apply nib for coffee shop'])
    expect(told(person, words)).not.toContain('bukan ini');
  expect(person.facts.applications[0]?.answers.get('kbli_code')).toBeDefined();
  expect(told(person, "no, it's not this")).toContain('which is nearest?');
  expect(person.open()?.step.key).toBe('kbli_code');
});

test.each(['yes', 'i agree', 'how much does it cost?'])(
  'after the offer "%s" goes on in English, and is read all the same',
  (words) => {
    const person = newPerson(world);
    expect(told(person, 'I need a permit for my food stall')).toContain(OFFER);
    expect(told(person, words)).toContain('let us use English');
    expect(person.facts.contact.language).toBe('en');
    expect(told(person, '2 million', 'alone')).toContain('*1* I agree');
    expect(told(person, 'i agree')).toContain('business called');
  },
);

test('a name in English changes no language', () => {
  const person = newPerson(world);
  told(person, 'I need a permit for my food stall', '2 juta', '0', '1', 'The Best of You and Me');
  expect(person.facts.contact.language).toBe('id');
});
