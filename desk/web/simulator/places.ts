type Place = { lat: number; lon: number };

/** Roughly, for trying things out; Banjarmasin lies outside of the regency. */
export const PLACES = {
  paringin: { lat: -2.335, lon: 115.46 },
  juai: { lat: -2.27, lon: 115.52 },
  halong: { lat: -2.17, lon: 115.72 },
  batumandi: { lat: -2.41, lon: 115.41 },
  outside: { lat: -3.319, lon: 114.592 },
} satisfies Record<string, Place>;

export function isPlace({ lat, lon }: Place): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}
