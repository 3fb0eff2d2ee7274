const KB = 1024;

/** `240 KB`, `1,8 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  return `${(bytes / KB / KB).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}
