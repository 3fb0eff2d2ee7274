import { expect, test } from '@jest/globals';
import { asksOfOwnComplaint } from '../../../licensing/understanding/reply/own-complaint.ts';

test.each([
  'nomor laporannya brp',
  'berapa no laporan saya',
  'udah 3 hari laporan saya gimana?',
  'status keluhan saya',
  'keluhan ulun kamarin sudah dibaca kah',
  'cek aduan saya dong min',
  'kapan pengaduan saya dijawab',
  'laporan saya kok blm ditindak',
  'sampai mana laporan kemaren',
  'what is the status of my complaint?',
])('"%s" is about a complaint made before', (text) => {
  expect(asksOfOwnComplaint(text)).toBe(true);
});

test.each([
  'mau bikin laporan',
  'keluhan saya pelayanan lambat, sudah 2 minggu tidak ada yang menjawab padahal berkas lengkap semua',
  'laporan lkpm saya kapan terakhir',
  'gimana cara lapor',
  'nomor pengaduan kantor',
  'keluhan',
  'saya mau komplain',
])('"%s" is not', (text) => {
  expect(asksOfOwnComplaint(text)).toBe(false);
});
