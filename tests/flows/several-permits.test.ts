/** Several permits in one application: asked once whether together, each question once, what cannot go along named. */
import { describe, expect, test } from '@jest/globals';
import { renderSays } from '../../flows/engine/render.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { FITTING, photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const permits = (person: Person) => person.facts.applications.map((application) => application.permits);
const options = (person: Person) => person.session().aside?.payload['ids']?.split('\n');

/** Answers whatever is asked until the review; the questions in order. */
function filledIn(person: Person): string[] {
  const asked: string[] = [];
  for (let step = person.open()?.step; step && step.key !== 'review'; step = person.open()?.step) {
    asked.push(step.key);
    if (asked.length > 40) throw new Error(asked.join(' '));
    if (step.asks.startsWith('doc:')) person.send(photo());
    else told(person, step.key === 'npwp_active' ? '1' : (FITTING[step.asks]?.[0] ?? '1'));
    if (person.session().photos)
      person.hear({ notice: 'timer', timer: 'photo_quiet', key: person.session().photos! });
  }
  return asked;
}

describe('a wish for several permits', () => {
  test('is asked whose the NIB is, then once whether together, with what comes first', () => {
    const person = newPerson(world);
    expect(told(person, 'mau urus NIB sama reklame')).toContain('atau badan usaha');
    const ask = told(person, '1');
    expect(ask).toContain('*NIB perorangan dan Izin reklame* bisa diurus dalam *satu permohonan*');
    expect(ask).toContain('*NIB perorangan* terbit dulu, karena dipakai untuk Izin reklame.');
    expect(ask).toContain('Urus dua-duanya sekaligus?');
    expect(told(person, 'ya')).toContain('kita mulai *NIB perorangan dan Izin reklame*');
    expect(permits(person)).toEqual([['NIB-UMK', 'REKLAME']]);
    // The name of a permit is no trade.
    expect(person.facts.applications[0]?.answers.has('kbli')).toBe(false);
  });

  test('each question of all of them comes once, and nobody is asked for the NIB that is being applied for', () => {
    const person = newPerson(world);
    told(person, 'mau urus nib perorangan dan izin reklame', '1');
    const asked = filledIn(person);
    expect(asked).toEqual(
      expect.arrayContaining(['kbli', 'name', 'nik', 'address', 'doc:ktp', 'doc:gambar_reklame']),
    );
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).not.toContain('doc:nib');
    expect(asked).not.toContain('applicant_type');
    const berkas = told(person, 'berkas');
    expect(berkas).toContain('*NIB perorangan, Izin reklame*:');
    expect(berkas).toContain('Menyusul dari izin lain di permohonan ini: NIB');
    expect(person.open()?.step.key).toBe('review');
    told(person, 'kirim');
    expect(person.facts.applications[0]?.stage).toBe('submitted');
    const receipt = person.hear({
      notice: 'submitted',
      application: person.facts.applications[0]!.id,
      number: 'BLG-2026-000001-B',
      dueAt: person.now(),
    });
    const [said] = renderSays(world, 'id', receipt.says, 4_000);
    expect(said?.kind === 'text' ? said.text : '').toContain('Untuk: *NIB perorangan dan Izin reklame*.');
  });

  test('what else the wish told is kept: the trade, and nothing of the names or what joins them', () => {
    const person = newPerson(world);
    told(person, 'mau urus nib perorangan sama papan reklame utk warung kopi', '1');
    expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe('warung kopi');
    const late = newPerson(world);
    told(late, 'mlm min, mau urus nib perorangan sama reklame utk warung', '1');
    expect(late.facts.applications[0]?.answers.has('kbli')).toBe(false);
  });

  test('what each costs is told of each', () => {
    const answer = told(newPerson(world), 'brp biaya nib perorangan sama pirt?');
    expect(answer).toContain('Biaya *NIB usaha mikro/kecil');
    expect(answer).toMatch(/iaya \*[^*]*(?:PIRT|SPP-IRT|rumah tangga)/i);
  });

  test('one alone may be begun, and the other is named for later', () => {
    const person = newPerson(world);
    const answer = told(person, 'urus nib perorangan dan izin reklame', '2');
    expect(answer).toContain('tulis *urus Izin reklame*');
    expect(permits(person)).toEqual([['NIB-UMK']]);
  });

  test('what needs the other to be issued is named for afterwards, and nothing is asked', () => {
    const person = newPerson(world);
    const answer = told(person, 'mau urus PBG dan SLF');
    expect(answer).toContain('*SLF* diurus sesudahnya, karena perlu PBG yang sudah terbit.');
    expect(answer).toContain('kita mulai *PBG*');
    expect(permits(person)).toEqual([['PBG']]);
  });

  test('a permit of another authority is told, the rest is begun', () => {
    const person = newPerson(world);
    const answer = told(person, 'mau urus nib cv dan izin tambang');
    expect(answer).toContain('Kementerian ESDM');
    expect(permits(person)).toEqual([['NIB-BU']]);
  });

  test('of a renewal it is asked for which permit it is meant', () => {
    const person = newPerson(world);
    told(person, 'mau urus izin reklame dan sip bidan', '1');
    expect(person.open()?.step.key).toBe('case_kind');
    const [asked] = person
      .send({ kind: 'text', text: '???' })
      .says.filter(({ asks }) => asks === 'case_kind');
    expect(asked?.text).toBe('ask.case_kind_of');
    expect(told(person, 'hmm apa ya')).toContain('Untuk *SIP bidan*');
  });

  test('one goes back from the consent as well', () => {
    const person = newPerson(world);
    told(person, 'urus izin apotek sama klinik', '1', 'pt');
    expect(person.open()?.step.key).toBe('consent');
    expect(told(person, 'kembali')).toContain('atas nama siapa');
  });

  test('at the question for the permit too', () => {
    const person = newPerson(world);
    told(person, 'urus izin', 'pirt sama reklame');
    expect(options(person)).toEqual(['all', 'SPP-IRT', 'REKLAME']);
    told(person, 'ya');
    // The application that waited for its permit takes both.
    expect(permits(person)).toEqual([['SPP-IRT', 'REKLAME']]);
  });
});

describe('"sekalian", in the middle of a form', () => {
  test('adds the permit to the form, and what was answered stays', () => {
    const person = newPerson(world);
    told(person, 'urus nib perorangan', 'warung kopi', '5 juta');
    told(person, 'sekalian mau urus reklame juga');
    expect(options(person)).toEqual(['all', 'NIB-UMK', 'REKLAME']);
    told(person, '1');
    expect(permits(person)).toEqual([['NIB-UMK', 'REKLAME']]);
    expect(person.facts.applications[0]?.answers.get('capital')?.value).toBe(5_000_000);
    expect(person.open()?.step.key).toBe('workers');
  });

  test('what cannot go along is named, and the form goes on', () => {
    const person = newPerson(world);
    told(person, 'urus pbg');
    const answer = told(person, 'sekalian urus slf juga');
    expect(answer).toContain('*SLF* diurus sesudahnya');
    expect(permits(person)).toEqual([['PBG']]);
  });
});

describe('"urus izin" of somebody with an unfinished form', () => {
  test('is asked whether to go on with it or to begin another', () => {
    const person = newPerson(world);
    told(person, 'urus nib perorangan', 'warung kopi', 'menu');
    const ask = told(person, '1');
    expect(ask).toContain('*1* Lanjutkan NIB perorangan');
    expect(ask).toContain('*2* Mulai izin yang lain');
    expect(told(person, '1')).toContain('modal');
    told(person, 'menu', '1');
    expect(told(person, '2')).toContain('Mau mengurus izin apa?');
    expect(permits(person)).toEqual([[], ['NIB-UMK']]);
  });
});
