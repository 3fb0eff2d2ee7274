import { remembered } from '../remembered.ts';

const FEW = 8;

/** Remembers the latest few texts: one message is looked at from several sides, one after another. */
export function lately<R extends string | object>(read: (text: string) => R): (text: string) => R {
  return remembered(FEW, read);
}
