import type { Reading } from '../licensing/reading.ts';

const noPixels = { pixels: 0, lineHeight: 0, labels: 0, brightness: 255, turned: 0 };

/** Of a file that cannot be opened: nothing was seen. */
export const brokenReading = (rule: 'broken-file' | 'locked' = 'broken-file'): Reading => ({
  type: 'not_a_document',
  fields: {},
  quality: noPixels,
  decision: 'retake',
  reasons: [{ rule }],
});
