import type { FileFault } from '../../flows/message.ts';

type Kind = { mime: string } | FileFault;

const ARCHIVE: Kind = { fault: 'archive' };
const EXECUTABLE: Kind = { fault: 'executable' };
const BROKEN: Kind = { fault: 'broken' };

/** First bytes, as hex or as text, at an offset. */
const SIGNATURES = [
  { at: 0, hex: 'ffd8ff', kind: { mime: 'image/jpeg' } },
  { at: 0, hex: '89504e470d0a1a0a', kind: { mime: 'image/png' } },
  { at: 0, text: 'OggS', kind: { mime: 'audio/ogg' } },
  { at: 0, text: 'ID3', kind: { mime: 'audio/mpeg' } },
  { at: 0, hex: 'fff1', kind: { mime: 'audio/aac' } },
  { at: 0, hex: 'fff9', kind: { mime: 'audio/aac' } },
  { at: 0, hex: 'fffb', kind: { mime: 'audio/mpeg' } },
  { at: 0, hex: 'fff3', kind: { mime: 'audio/mpeg' } },
  { at: 0, text: '#!AMR', kind: { mime: 'audio/amr' } },
  { at: 0, hex: '504b0304', kind: ARCHIVE },
  { at: 0, hex: '504b0506', kind: ARCHIVE },
  { at: 0, hex: '504b0708', kind: ARCHIVE },
  { at: 0, text: 'Rar!\x1a\x07', kind: ARCHIVE },
  { at: 0, hex: '377abcaf271c', kind: ARCHIVE },
  { at: 0, hex: '1f8b', kind: ARCHIVE },
  { at: 0, text: 'BZh', kind: ARCHIVE },
  { at: 0, hex: 'fd377a585a00', kind: ARCHIVE },
  { at: 0, hex: '28b52ffd', kind: ARCHIVE },
  { at: 0, text: 'MSCF', kind: ARCHIVE },
  { at: 257, text: 'ustar', kind: ARCHIVE },
  { at: 0, text: 'MZ', kind: EXECUTABLE },
  { at: 0, hex: '7f454c46', kind: EXECUTABLE },
  { at: 0, hex: 'cafebabe', kind: EXECUTABLE },
  { at: 0, hex: 'feedface', kind: EXECUTABLE },
  { at: 0, hex: 'feedfacf', kind: EXECUTABLE },
  { at: 0, hex: 'cefaedfe', kind: EXECUTABLE },
  { at: 0, hex: 'cffaedfe', kind: EXECUTABLE },
  { at: 0, text: '#!', kind: EXECUTABLE },
].map(({ at, hex, text, kind }) => ({
  at,
  magic: hex === undefined ? Buffer.from(text ?? '', 'latin1') : Buffer.from(hex, 'hex'),
  kind: kind,
}));

const HEIC = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
/** Pictures that no phone's camera makes and the reader does not open. */
const AVIF = /^avi[fs]$/;
const MARKUP = /^\s*<(!doctype html|html|script|\?php|svg|\?xml)/i;

/** Names that only the parts of a paper bear: Word, Excel and their kind are zips inside. */
const OFFICE = ['[Content_Types].xml', 'application/vnd.oasis.opendocument'];

function zipped(bytes: Buffer): Kind {
  return OFFICE.some((name) => bytes.includes(name)) ? { fault: 'unknown_type' } : ARCHIVE;
}

function riff(bytes: Buffer): Kind | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  const form = bytes.toString('latin1', 8, 12);
  if (form === 'WEBP') return { mime: 'image/webp' };
  return form === 'WAVE' ? { mime: 'audio/wav' } : { fault: 'unknown_type' };
}

/** ISO base media: HEIC and AVIF pictures, M4A sound, otherwise video. */
function isoMedia(bytes: Buffer): Kind | undefined {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  const brand = bytes.toString('latin1', 8, 12);
  if (HEIC.test(brand)) return { mime: 'image/heic' };
  if (AVIF.test(brand)) return { fault: 'unknown_type' };
  return brand.startsWith('M4A') ? { mime: 'audio/mp4' } : { mime: 'video/mp4' };
}

function pdf(bytes: Buffer): Kind | undefined {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return undefined;
  if (!bytes.includes('startxref')) return BROKEN;
  return { mime: 'application/pdf' };
}

/** What a file is, by its bytes alone; the name and type a sender gives are never believed. */
export function sniff(content: Uint8Array): Kind {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) return BROKEN;
  for (const { at, magic, kind } of SIGNATURES) {
    if (bytes.subarray(at, at + magic.length).equals(magic))
      return kind === ARCHIVE && bytes.toString('latin1', 0, 2) === 'PK' ? zipped(bytes) : kind;
  }
  if (MARKUP.test(bytes.toString('latin1', 0, 64))) return EXECUTABLE;
  return riff(bytes) ?? isoMedia(bytes) ?? pdf(bytes) ?? { fault: 'unknown_type' };
}
