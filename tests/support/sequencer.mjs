import { sep } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/** The folders whose tests start programs and browsers, those that take longest first. */
const LONGEST = ['proofs', 'desk/browser', 'bot/baileys', 'documents', 'bot/cli'];

/**
 * Where Jest has not run before, it begins with the largest files; the longest tests are short to write and would come
 * last, each alone with one core. Once it has seen how long each takes, it goes by that.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ path }) {
  const at = LONGEST.findIndex((folder) => path.split(sep).join('/').includes(`/tests/${folder}/`));
  return at === -1 ? LONGEST.length : at;
}
