import { expect, test } from '@jest/globals';
import { asksSecret } from '../../../licensing/identity/asks-secret.ts';

test.each([
  'Mohon kirim OTP nya ya bu',
  'Berapa OTP-nya Pak?',
  'tolong kata sandi OSS-nya ditulis di sini',
  'Minta password akun OSS Bapak',
  'boleh saya minta kode verifikasi yang masuk?',
  'Jangan kirim ke orang lain. Kirim OTP ke saya saja',
  'Jangan dibagikan, tapi kirim OTP ke saya',
  'Please send me the OTP',
  'OTP nya berapa',
])('"%s" asks for a secret', (text) => expect(asksSecret(text)).toBe(true));

test.each([
  'Jangan beri OTP kepada siapa pun, juga petugas.',
  'Petugas tidak pernah meminta sandi, OTP, atau uang.',
  'Kalau ada yang minta OTP, tulis lapor ya Bu',
  'Silakan masukkan OTP itu sendiri di situs OSS, mohon ditunggu',
  'Kalau lupa kata sandi, tekan "lupa kata sandi" di OSS',
  'Mohon kirim pin lokasi usahanya',
  'Mohon kirim foto KTP nya ya bu',
  'Kode pos Paringin berapa ya? 71611',
  'Sandi Pratama sudah datang ke kantor',
])('"%s" does not', (text) => expect(asksSecret(text)).toBe(false));
