const CODE = /^\W*(?:(?:kode|kbli|nomor|no|saya|usaha|2020|2025)\W+)*(\d{5})\W*$/i;
/** The code beside other words: only where it is called one. */
const CALLED =
  /\bkbli(?:nya)?\b\D{0,20}(?:20(?:20|25)\D{1,5})?(?<!\d)(\d{5})(?!\d)|(?<!\d)(\d{5})(?!\d)\D{0,12}\bkbli/i;

/** "56303", "kode kbli 56303": the code of a text that tells nothing but one. */
export function kbliCodeIn(text: string): string | undefined {
  return CODE.exec(text)?.[1];
}

/** "mau nib kbli 56303": the code that a text tells beside other things. */
export function kbliCodeWithin(text: string): string | undefined {
  const found = CALLED.exec(text);
  return kbliCodeIn(text) ?? found?.[1] ?? found?.[2];
}
