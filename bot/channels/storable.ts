/** An id that a stranger's phone made up, as every database takes it: PostgreSQL has no place for U+0000 in a text. */
export function storable(id: string): string {
  return id.replaceAll('\u0000', '\ufffd');
}
