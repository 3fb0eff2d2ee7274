/** The crops of one document in one file: JPEGs by the field that was read from them. */
export type Crops = Readonly<Record<string, Uint8Array>>;

export function packCrops(crops: Crops): Uint8Array {
  const text = Object.entries(crops).map(([field, jpeg]) => [field, Buffer.from(jpeg).toString('base64')]);
  return Buffer.from(JSON.stringify(Object.fromEntries(text)));
}

export function unpackCrops(bytes: Uint8Array): Crops {
  const text = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(text).map(([field, jpeg]) => [field, Buffer.from(jpeg, 'base64')]),
  );
}
