import type { Reading } from '../define.ts';
import type { Content } from '../message.ts';
import { contextIn } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';

/** What the open step makes of a message, which is asked from several sides. */
export function readOpen(draft: Draft, { frame, position: { step } }: Open, content: Content): Reading {
  const known = draft.reading;
  if (known?.content === content && known.step === step) return known.reading;
  const reading = step.type.read(content, contextIn(draft, frame.subject), frame.asked);
  draft.reading = { content, step, reading };
  return reading;
}
