import { z } from 'zod';
import type { FileRef } from '../../../flows/message.ts';
import type { DeskApp } from '../app.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';

/** A file is the body itself, as one of these types; anything else is 415. */
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
const LARGEST_FILE = 16 * 1024 * 1024;

export const fileQuery = z.object({ name: z.string().trim().min(1).max(200).optional() });

/** Makes the routes of this scope take a file as their body. */
export function acceptFiles(scope: DeskApp): DeskApp {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, next) =>
    next(null, body),
  );
  return scope;
}

/** The bytes of a request that `acceptFiles` took. */
export function bytesOf(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array) || body.length === 0) throw new Refusal('file_refused');
  return body;
}

/** Kept under the contact's key; by its bytes it must be one of the types, whatever it was called. */
export async function keepFile(
  parts: DeskParts,
  contact: string,
  body: unknown,
  name: string | undefined,
): Promise<FileRef> {
  const kept = await parts.files.put(contact, bytesOf(body), name);
  if ('fault' in kept || !TYPES.includes(kept.mime)) throw new Refusal('file_refused');
  return kept;
}
