/** Where a HEIC file tells the size of a picture in it (box `ispe`, ISO/IEC 23008-12): 4 bytes of version, width, height. */
const BOX = Buffer.from('ispe', 'latin1');
/** The boxes stand before the pictures. */
const HEAD = 1_000_000;

/** Pixels of the largest picture that a HEIC file says it holds, without decoding it; 0 where it says nothing. */
export function heicPixels(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD));
  let most = 0;
  for (let at = head.indexOf(BOX); at >= 0 && at + 16 <= head.length; at = head.indexOf(BOX, at + 4))
    most = Math.max(most, head.readUInt32BE(at + 8) * head.readUInt32BE(at + 12));
  return most;
}
