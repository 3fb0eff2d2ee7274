import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { CommandError } from '../../handlers/command-error.ts';
import type { CommandErrorCode } from '../../handlers/command-error.ts';
import type { Log } from '../../storage/ports.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import { VersionConflict } from '../../storage/version-conflict.ts';

/** Each refusal with its status and what the person at the desk reads. */
const REFUSALS = {
  invalid: [400, 'Isian belum benar.'],
  weak_password: [400, 'Kata sandi paling sedikit 10 huruf dan tidak sama dengan nama pengguna.'],
  file_refused: [400, 'Berkas ini tidak bisa dipakai. Kirim PDF atau foto yang utuh.'],
  not_logged_in: [401, 'Silakan masuk dulu.'],
  wrong_login: [401, 'Nama pengguna atau kata sandi salah.'],
  not_allowed: [403, 'Akun ini tidak berwenang untuk itu.'],
  csrf: [403, 'Halaman ini sudah lama terbuka. Muat ulang, lalu coba lagi.'],
  invalid_token: [403, 'Tautan pertama ini sudah terpakai atau keliru.'],
  not_found: [404, 'Tidak ditemukan.'],
  no_application: [409, 'Pemohon ini belum punya permohonan.'],
  already_claimed: [409, 'Tiket ini sudah diambil petugas lain.'],
  not_yours: [409, 'Tiket ini dipegang petugas lain.'],
  not_claimed: [409, 'Ambil tiketnya dulu.'],
  invalid_stage: [409, 'Permohonan tidak bisa pindah ke tahap itu.'],
  case_over: [409, 'Permohonan ini sudah berakhir.'],
  others_turn: [409, 'Sekarang giliran pemohon.'],
  checklist_blocks: [409, 'Masih ada syarat yang belum beres.'],
  missing_reason: [409, 'Tulis alasannya.'],
  missing_text: [409, 'Pesannya kosong.'],
  invalid_due: [409, 'Waktu janji harus di depan.'],
  invalid_item: [409, 'Syarat itu tidak ada atau belum diisi.'],
  no_file: [409, 'Berkasnya tidak ada.'],
  invalid_permit: [409, 'Izin itu tidak ada dalam permohonan ini.'],
  not_waiting: [409, 'Permohonan ini tidak sedang menunggu pihak lain.'],
  invalid_value: [409, 'Belum bisa dicatat.'],
  needs_value: [409, 'Isinya belum ada. Isikan dulu nilainya, atau lampirkan berkasnya.'],
  nothing_given: [409, 'Bagian itu belum masuk, jadi belum ada yang bisa diganti. Mintalah, atau isikan.'],
  asks_secret: [409, 'Sandi, PIN dan OTP tidak boleh diminta dari pemohon.'],
  already_filled: [409, 'Bagian itu sudah ada isinya.'],
  no_consent: [409, 'Pemohon belum menyetujui penggunaan data pribadinya.'],
  username_taken: [409, 'Nama pengguna itu sudah dipakai.'],
  last_admin: [409, 'Harus tetap ada satu admin yang aktif.'],
  too_large: [413, 'Berkas terlalu besar, paling besar 16 MB.'],
  unsupported_type: [415, 'Kirim PDF, JPEG, PNG atau WebP.'],
  throttled: [429, 'Terlalu sering mencoba. Tunggu sebentar.'],
  failed: [500, 'Ada gangguan. Coba lagi sebentar.'],
  busy: [503, 'Sistem sedang sibuk. Coba lagi sebentar.'],
  not_stored: [503, 'Belum tersimpan: server sedang tidak bisa menyimpan.'],
} as const satisfies Record<string, readonly [number, string]> &
  Record<CommandErrorCode, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A request that was refused; nothing was changed. `retryAfter` in seconds. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly retryAfter: number | undefined;

  constructor(code: RefusalCode, more: { detail?: string; retryAfter?: number } = {}) {
    super(more.detail === undefined ? REFUSALS[code][1] : `${REFUSALS[code][1]} ${more.detail}`);
    this.code = code;
    this.retryAfter = more.retryAfter;
  }
}

/** Every error leaves as `{error: {code, message}}`; what we did not expect is logged and told without detail. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    const status = REFUSALS[refusal.code][0];
    if (status >= 500) {
      log.error('desk_request_failed', { route: request.routeOptions.url ?? '', error });
    }
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter);
    return reply
      .code(status)
      .type('application/json')
      .send({ error: { code: refusal.code, message: refusal.message } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: 'not_found', message: REFUSALS.not_found[1] } }),
  );
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof CommandError) {
    return error.message === error.code
      ? new Refusal(error.code)
      : new Refusal(error.code, { detail: `(${error.message})` });
  }
  if (error instanceof VersionConflict) return new Refusal('busy');
  // A full disk, a database that is gone: whoever works here is told to call the admin, not only to try again.
  if (error instanceof StorageUnavailable) return new Refusal('not_stored');
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath }) => instancePath.replace(/^\//, ''));
    return new Refusal('invalid', { detail: `(${[...new Set(fields)].join(', ')})` });
  }
  if (error.statusCode === 413) return new Refusal('too_large');
  if (error.statusCode === 415) return new Refusal('unsupported_type');
  if (error.statusCode === 429) return new Refusal('throttled');
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('invalid');
  return new Refusal('failed');
}
