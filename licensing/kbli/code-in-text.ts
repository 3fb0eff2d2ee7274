const CODE = /^\W*(?:(?:kode|kbli|nomor|no|saya|usaha|2020|2025)\W+)*(\d{5})\W*$/i;

/** "56303", "kode kbli 56303": the code of a text that tells nothing but one. */
export function kbliCodeIn(text: string): string | undefined {
  return CODE.exec(text)?.[1];
}
