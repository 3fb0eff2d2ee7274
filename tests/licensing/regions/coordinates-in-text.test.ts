import { expect, test } from '@jest/globals';
import { coordinatesIn, isMapLink } from '../../../licensing/regions/coordinates-in-text.ts';

test.each([
  ['-2.33,115.46', -2.33, 115.46],
  ['titiknya -2.33412, 115.46123 ya', -2.33412, 115.46123],
  ['https://www.google.com/maps/@-2.3341,115.4612,17z', -2.3341, 115.4612],
  ['https://maps.google.com/?q=-2.3341,115.4612', -2.3341, 115.4612],
])('%s', (text, latitude, longitude) => {
  expect(coordinatesIn(text)).toEqual({ latitude, longitude });
});

test.each([
  'jl pasar rt 2',
  '0812 3456 7890',
  '48.85, 2.35',
  'modal 2.500.000, pekerja 2',
  '6311014506850001',
])('no point: %s', (text) => {
  expect(coordinatesIn(text)).toBeUndefined();
});

test('of a short link only the map knows where it points', () => {
  expect(isMapLink('https://maps.app.goo.gl/Ab12Cd')).toBe(true);
  expect(isMapLink('https://oss.go.id')).toBe(false);
});
