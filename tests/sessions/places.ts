/** Places in a conversation at which people stop. Each is reached by writing these lines, and saved once a release. */
export type Place = { lines: string[]; photos?: string[]; asks: string | null; next: string };

const FORM = ['urus nib warung', 'jual sembako', '5 juta', '2', 'setuju', 'Sembako Rahmah', 'Rahmah'];
const WHOLE = [...FORM, '6311064101900001', '1', 'rahmah@gmail.com', 'desa halong kec halong', 'lewati'];

/** `asks` is open when it is saved; `next` a reply that must then be taken. */
export const PLACES: Readonly<Record<string, Place>> = {
  'first-menu': { lines: ['halo'], asks: 'wish', next: '1' },
  'before-consent': { lines: FORM.slice(0, 4), asks: 'consent', next: 'setuju' },
  'mid-form': { lines: FORM, asks: 'nik', next: '6311064101900001' },
  'refused-once': { lines: [...FORM, '63110641019000'], asks: 'nik', next: '63110641019000' },
  'number-put-off': {
    lines: [...FORM, '6311064101900001', '1', 'lewati'],
    asks: 'address',
    next: 'desa juai kec juai',
  },
  'document-postponed': { lines: [...WHOLE, 'menyusul'], asks: 'review', next: '2' },
  review: { lines: WHOLE, photos: ['foto-ktp.jpg'], asks: 'review', next: '1' },
  'line-reopened': { lines: [...WHOLE, 'menyusul', '3'], asks: 'capital', next: '7 juta' },
  'aside-open': { lines: [...FORM, 'batal'], asks: 'confirm', next: 'tidak' },
  'stuck-aside': { lines: [...FORM.slice(0, 2), 'apa', 'apa ya', 'itu'], asks: 'confirm', next: '2' },
  'complaint-on-top': {
    lines: [...FORM, 'keluhan'],
    asks: 'complaint_text',
    next: 'petugasnya lama menjawab',
  },
  'second-business': {
    lines: ['urus nib perorangan', 'selain warung kopi saya juga jual pulsa', '5 juta', 'tambah usaha lain'],
    asks: 'kbli',
    next: 'jual keripik',
  },
  'legal-body': {
    lines: ['urus nib cv', 'toko bangunan', '750 juta', '4', '1', 'CV Banua Jaya', 'Budi Santoso'],
    asks: 'nik',
    next: '6311010203850001',
  },
};
