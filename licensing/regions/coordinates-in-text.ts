const PAIR = /(?<![\d.])(-?\d{1,2}[.,]\d{2,})\s*[,; ]\s*(-?\d{2,3}[.,]\d{2,})(?![\d.])/;

/** A point on the map, in degrees. */
export type Coordinates = { latitude: number; longitude: number };

/**
 * A point written as two decimal numbers ("-2.33, 115.46"), also within the link of a map ("…/@-2.33,115.46,17z").
 * Undefined where there is none, or it lies on no part of the earth that has Indonesia in it.
 */
export function coordinatesIn(text: string): Coordinates | undefined {
  const found = PAIR.exec(text);
  if (!found) return undefined;
  const [latitude, longitude] = [found[1], found[2]].map((figure = '') => Number(figure.replace(',', '.')));
  if (latitude === undefined || longitude === undefined) return undefined;
  const isIndonesia = latitude >= -11.5 && latitude <= 6.5 && longitude >= 94 && longitude <= 142;
  return isIndonesia ? { latitude, longitude } : undefined;
}

/** The link of a map, of which only the map itself knows where it points. */
export const isMapLink = (text: string): boolean =>
  /https?:\/\/(?:maps\.app\.goo\.gl|goo\.gl\/maps|(?:www\.|maps\.)?google\.[a-z.]+\/maps|maps\.google\.[a-z.]+|g\.co\/)\S*/i.test(
    text,
  );
