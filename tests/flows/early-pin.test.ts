/** A pin that comes before it is asked for: kept, used for the address, and shown in the review. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { renderSays } from '../../flows/engine/render.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** In Paringin Kota. */
const PIN = { kind: 'location', latitude: -2.33, longitude: 115.46 } as const;

const shown = (person: Person): string =>
  renderSays(world, 'id', person.send(PIN).says, 4_000)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n');

const TO_ADDRESS = ['Kopi Rahmah', 'Siti Rahmah', '6311014502900001', '081251234567', 'lewati'];

test('sent first of all, it stands in for village and district, and only the street is asked', () => {
  const person = newPerson(world);
  expect(shown(person)).toContain('saya simpan');
  const begun = told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'tidak ada', '1');
  expect(begun).toContain('Titik lokasinya sudah masuk: *Paringin Kota*, Kecamatan *Paringin*');
  expect(told(person, ...TO_ADDRESS)).toContain('Titik yang tadi ada di *Paringin Kota*');
  told(person, 'jl pasar no 3');
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('village')?.value).toBe('Paringin Kota');
  expect(answers?.get('district')?.value).toBe('Paringin');
  const review = told(person, 'lewati', 'lewati');
  expect(review).toContain('Alamat usaha: jl pasar no 3, Paringin Kota, Kecamatan Paringin');
  expect(review).toContain('Titik lokasi: lokasi (pin) di Paringin Kota, Kecamatan Paringin');
});

test('sent in the form before consent, it waits for it', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  expect(shown(person)).toContain('tidak perlu dikirim lagi');
  expect(person.facts.applications[0]?.answers.has('location')).toBe(false);
  told(person, 'warung kopi', '5 juta', 'tidak ada', '1');
  expect(person.facts.applications[0]?.answers.get('location')?.value).toEqual({ lat: -2.33, lon: 115.46 });
});

test('it is forgotten where consent is refused, and after a day without a form', () => {
  const refusing = newPerson(world);
  told(refusing, 'urus nib perorangan');
  shown(refusing);
  told(refusing, 'warung kopi', '5 juta', 'tidak ada', '2');
  expect(refusing.session().pin).toBeUndefined();
  const late = newPerson(world);
  shown(late);
  late.pass(25 * 3_600_000);
  told(late, 'urus nib perorangan', 'warung kopi', '5 juta', 'tidak ada', '1');
  expect(late.facts.applications[0]?.answers.has('location')).toBe(false);
});

test('a village told in the address stands against the pin, and both are shown', () => {
  const person = newPerson(world);
  shown(person);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'tidak ada', '1', ...TO_ADDRESS);
  const review = told(person, 'jl a yani rt 3, lasung batu, paringin', 'lewati', 'lewati');
  expect(review).toContain('Alamat usaha: jl a yani rt 3, lasung batu, paringin\n');
  expect(review).toContain('lokasi (pin) di Paringin Kota');
});

test('sent while the NPWP is asked about, it takes nothing from that question', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'tidak ada', '1', ...TO_ADDRESS);
  expect(told(person, 'jl a yani rt 3, lasung batu, paringin')).toContain('NPWP');
  expect(shown(person)).toContain('NPWP');
  told(person, 'sudah');
  const { answers } = person.facts.applications[0]!;
  expect(answers.get('npwp_active')?.value).toBe('yes');
  expect(answers.get('location')?.value).toEqual({ lat: -2.33, lon: 115.46 });
});

test('a district inside the name of a street is no district: it is asked, and shown', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'tidak ada', '1', ...TO_ADDRESS);
  expect(told(person, 'jl pasar paringin no 3')).toContain('Di *kecamatan* mana');
  const review = told(person, 'paringin selatan', 'batu piring', 'lewati', 'lewati', 'lewati');
  expect(review).toContain('Alamat usaha: jl pasar paringin no 3, Batu Piring, Kecamatan Paringin Selatan');
});
