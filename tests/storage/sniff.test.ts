import { expect, test } from '@jest/globals';
import { sniff } from '../../storage/files/sniff.ts';

const bytes = (text: string, length = 400): Buffer => {
  const head = Buffer.from(text, 'latin1');
  return Buffer.concat([head, Buffer.alloc(Math.max(0, length - head.length))]);
};
const PDF_BODY = '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n';
const PDF_END = 'startxref\n9\n%%EOF';

test.each([
  ['\xff\xd8\xff\xe0\x00\x10JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['\x00\x00\x00\x18ftypheic', 'image/heic'],
  ['\x00\x00\x00\x18ftypmif1', 'image/heic'],
  ['\x00\x00\x00\x18ftypM4A ', 'audio/mp4'],
  ['\x00\x00\x00\x18ftypisom', 'video/mp4'],
  ['OggS\x00\x02', 'audio/ogg'],
  ['#!AMR\n', 'audio/amr'],
  ['ID3\x04', 'audio/mpeg'],
  ['RIFF\x00\x00\x00\x00WAVE', 'audio/wav'],
  [`${PDF_BODY}trailer << /Root 1 0 R >> ${PDF_END}`, 'application/pdf'],
  [`\r\n\r\n${PDF_BODY}trailer << /Root 1 0 R /EncryptMetadata false >> ${PDF_END}`, 'application/pdf'],
  // Whether it opens without a password is seen when it is read.
  [`${PDF_BODY}trailer << /Root 1 0 R /Encrypt 7 0 R >> ${PDF_END}`, 'application/pdf'],
])('%j is known by its bytes', (text, mime) => {
  expect(sniff(bytes(text))).toEqual({ mime });
});

test.each([
  ['PK\x03\x04', 'archive'],
  ['PK\x05\x06', 'archive'],
  ['PK\x03\x04\x14\x00\x06\x00[Content_Types].xml', 'unknown_type'],
  ['PK\x03\x04\x14\x00_rels/.rels PK\x01\x02word/document.xml PK\x01\x02[Content_Types].xml', 'unknown_type'],
  ['PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text', 'unknown_type'],
  ['PK\x03\x04\x14\x00ktp.jpg', 'archive'],
  ['Rar!\x1a\x07\x01', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['\x1f\x8b\x08', 'archive'],
  [`${'a'.repeat(257)}ustar`, 'archive'],
  ['MZ\x90\x00', 'executable'],
  ['\x7fELF\x02', 'executable'],
  ['#!/bin/sh\nrm', 'executable'],
  ['  <script>alert(1)', 'executable'],
  ['<!DOCTYPE html>', 'executable'],
  ['<svg onload=x>', 'executable'],
  ['hanya teks biasa', 'unknown_type'],
  ['GIF89a', 'unknown_type'],
  ['\x00\x00\x00\x18ftypavif', 'unknown_type'],
  [PDF_BODY, 'broken'],
])('%j is refused', (text, fault) => {
  expect(sniff(bytes(text))).toEqual({ fault });
});

test('nothing, and a part of a larger buffer', () => {
  expect(sniff(new Uint8Array())).toEqual({ fault: 'broken' });
  const large = Buffer.concat([Buffer.from('MZ'), bytes('\x89PNG\r\n\x1a\n')]);
  expect(sniff(large.subarray(2))).toEqual({ mime: 'image/png' });
});
