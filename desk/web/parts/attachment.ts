const MAX_BYTES = 16 * 1024 * 1024;
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/** For the file dialog. */
export const ATTACHABLE = TYPES.join(',');

/** Why a file cannot be attached, before it travels; the server checks its bytes again. */
export function attachmentFault(file: {
  size: number;
  type: string;
}): 'too_large' | 'unsupported_type' | undefined {
  if (file.size > MAX_BYTES) return 'too_large';
  return TYPES.includes(file.type) ? undefined : 'unsupported_type';
}
