/** `0812 3456 7890`, `62812…`, `+62 812-…` → `+62812…`; undefined when it cannot be a mobile number. */
export function phoneOf(typed: string): string | undefined {
  const digits = typed.replace(/[^\d]/g, '').replace(/^(?:62|0)?(?=8)/, '');
  return /^8\d{7,11}$/.test(digits) ? `+62${digits}` : undefined;
}
