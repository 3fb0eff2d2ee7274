const FIRST = 81_200_000_001;

/** A number nobody in the list has: `+6281200000001`, `…02`, … */
export function newPerson(taken: readonly string[]): string {
  let number = FIRST;
  while (taken.includes(`+62${number}`)) number += 1;
  return `+62${number}`;
}
