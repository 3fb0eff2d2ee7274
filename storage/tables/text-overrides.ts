/** A sentence in the office's own words. `seed` is the program's sentence at that time. */
export type TextOverridesTable = {
  language: string;
  key: string;
  text: string;
  seed: string;
  by: string;
  at: number;
};
