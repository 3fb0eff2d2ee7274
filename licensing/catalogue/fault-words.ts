import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'teks di antara tanda petik',
  number: 'angka tanpa tanda petik',
  int: 'angka bulat',
  boolean: 'true atau false',
  array: 'daftar [ … ]',
  object: 'bagian { … }',
};

/** What is wrong with an edited file, in words for whoever wrote it at the office. */
export function faultWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${issue.input === undefined ? 'belum diisi; ' : ''}harus berupa ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `isinya harus salah satu dari: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `kolom ${issue.keys.map((key) => `"${key}"`).join(', ')} tidak dikenal; periksa ejaannya atau hapus`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'tidak boleh kosong'
        : `tidak boleh kurang dari ${issue.inclusive ? '' : 'atau sama dengan '}${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `terlalu panjang, paling banyak ${issue.maximum} huruf`
        : `tidak boleh lebih dari ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'tanggal harus ditulis seperti 2026-11-23' : issue.message;
    default:
      return issue.message;
  }
}

/** Where in a file: `requirements[3].when`; elements are counted from 1, as people count. */
export function pathWords(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
