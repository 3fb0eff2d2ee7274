/** Lines spoken into the phone: everything at once, and what they plead for is begun. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  [
    'halo selamat siang pak saya mau tanya ini saya punya usaha kecil kecilan jual kue basah sama gorengan di depan rumah di desa lasung batu sudah dua tahun tapi belum ada izin sama sekali kata ibu ibu sini bisa diurus lewat wa katanya gratis ya pak jadi saya mau minta tolong dibuatkan nib nya gimana caranya',
    'NIB-UMK',
  ],
  [
    'pak saya direktur cv banua jaya yang bergerak di bidang konstruksi dan pengadaan barang kami sudah punya akta dan ahu tapi nib nya belum pernah diurus karena dulu masih pakai siup jadi kami ingin mengurus nib baru untuk cv kami mohon dibantu apa saja yang harus kami kirim',
    'NIB-BU',
  ],
  [
    'bu ulun handak batakun ulun ni bajualan pentol di sakulahan sd sudah lawas tapi kada suah baisi izin nah wahini jar urang harus baisi nib supaya kawa dapat bantuan jadi ulun minta tolong bu lah kayapa caranya ulun maurusnya karena ulun kada paham pang internetan',
    'NIB-UMK',
  ],
])('a long tale that asks for help with a permit begins it: %s', (words, permit) => {
  const person = newPerson(world);
  const said = told(person, words);
  expect(person.facts.applications[0]?.permits).toEqual([permit]);
  expect(said).toContain('kita mulai');
  expect(said).not.toContain('Tidak harus lengkap sekaligus');
});

test('a long tale that only asks begins nothing', () => {
  const person = newPerson(world);
  told(
    person,
    'permisi min saya dari kelompok tani di awayan mau tanya apa bedanya nib perorangan sama nib badan usaha karena kami berencana bikin koperasi tapi belum ada akta jadi sebaiknya yang mana dulu ya min supaya bisa ikut bantuan pupuk',
  );
  expect(person.facts.applications).toEqual([]);
});

test('that an answer was not certain is owned, and an officer offered', () => {
  const person = newPerson(world);
  told(person, 'sip bidan brp lama');
  expect(told(person, 'kok ga pasti sih')).toContain('memang belum pasti');
  expect(told(person, 'iya mau')).toContain('saya teruskan ke petugas');
});
