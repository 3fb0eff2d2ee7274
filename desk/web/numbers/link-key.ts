/** What is shown to link a phone: a short code to type there, or the long text of a QR code. */
export function isTypedCode(key: string): boolean {
  return /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/i.test(key);
}
