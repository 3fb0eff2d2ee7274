/** What staff are shown of a kept file instead of the whole of it; all three are files of the contact. */
export type PreviewsTable = {
  file: string;
  contact: string;
  thumbnail: string | null;
  crops: string | null;
  at: number;
};
