/** What people are in a business, a school or a cooperative, as the middle of a pattern. */
export const OFFICES_HELD =
  '(?:direktur|direktris|dirut|ketua|kepala|pemilik|pengurus|pimpinan|pengelola|penanggung jawab|owner|bendahara|sekretaris|komisaris|manajer)';
