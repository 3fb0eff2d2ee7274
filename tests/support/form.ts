/** Somebody in the form of a NIB, brought to the question that a test is about. */
import type { World } from '../../flows/world.ts';
import { newPerson, told } from './person.ts';
import type { Person } from './person.ts';

const NIB_UMK: readonly (readonly [string, string])[] = [
  ['permit', 'mau buat nib perorangan'],
  ['kbli', 'jual gorengan'],
  ['capital', '5 juta'],
  ['workers', '1'],
  ['consent', '1'],
  ['business_name', 'Warung Mama'],
  ['name', 'Siti Aminah'],
  ['nik', '6311014506850001'],
  ['phone', '1'],
  ['email', 'lewati'],
  ['address', 'pasar RT 1'],
  ['district', 'Paringin'],
  ['village', 'Lasung Batu'],
  ['npwp_active', '3'],
  ['location', 'lewati'],
  ['doc:ktp', 'lewati'],
];

const NIB_CV: readonly (readonly [string, string])[] = [
  ['permit', 'mau urus nib cv'],
  ['kbli', 'laundry'],
  ['capital', '100 juta'],
  ['workers', '3'],
  ['consent', '1'],
  ['legal_name', 'CV Maju Jaya'],
  ['name', 'Siti Aminah'],
  ['nik', '6311014506850001'],
  ['npwp', 'lewati'],
  ['phone', '1'],
  ['email', 'lewati'],
  ['deed_number', '12'],
  ['deed_date', '17 mei 2021'],
  ['notary', 'Rahmah, S.H.'],
  ['ahu_number', 'lewati'],
];

/** Answers the form up to the question `until`; throws where it never comes. */
export function askedFor(world: World, until: string, form: 'person' | 'cv' = 'person'): Person {
  const person = newPerson(world);
  for (const [key, words] of form === 'cv' ? NIB_CV : NIB_UMK) {
    if (person.open()?.step.key === until) return person;
    if (key === until) break;
    told(person, words);
  }
  const { key } = person.open()?.step ?? {};
  if (key !== until) throw new Error(`asked for ${key}, not ${until}`);
  return person;
}

/** What the newest application has under a key. */
export const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

export const markOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.mark;
