/** An applicant on a simulated phone. What is asked is known to the tests, so answers are waited for, never slept for. */
import type { Page } from 'playwright-core';
import { ask, csrfOf } from './ask.ts';

export type Seen = { id: string; from: 'me' | 'office'; text: string | null; file: { mime: string } | null };

export type Applicant = {
  phone: string;
  /** Everything on the phone, oldest first. */
  seen(): Promise<Seen[]>;
  /** Sends without waiting for an answer. */
  writes(text: string): Promise<void>;
  /** Sends and waits for an answer that holds `answer`. */
  says(text: string, answer: string): Promise<void>;
  /** Waits until the office has written something that holds `text`, `times` over all. */
  hears(text: string, times?: number): Promise<void>;
  /** Sends a photo without waiting for an answer. */
  shows(photo: Buffer): Promise<void>;
  /** Sends a photo and waits until the office has it. */
  sends(photo: Buffer): Promise<void>;
};

const WAIT_MS = 15_000;
const LOOK_MS = 20;

const OWNER = 'Rahmah Wulandari';

/** Answers to a stall keeper's NIB up to the photo that is asked for, each with words of what follows. */
const FORM: readonly [says: string, answer: string][] = [
  ['mau urus nib perorangan', 'Usahanya apa?'],
  ['warung kopi', 'modal'],
  ['5 juta', 'Berapa orang'],
  ['sendiri', 'Untuk mengurus izin'],
  ['1', 'nama usahanya'],
  ['Kopi Rahmah', 'nama lengkap'],
  [OWNER, 'Berapa *NIK*'],
  ['6311064101900001', 'HP atau WhatsApp'],
  ['1', 'e-mail'],
  ['lewati', 'tempat usahanya'],
  ['Jl. Gunung Pandau RT 2, Desa Lampihong Kanan, Kecamatan Lampihong', 'diaktifkan sebagai NPWP'],
  ['tidak tahu', 'titik lokasinya'],
  ['lewati', 'foto KTP'],
];
/** The question in the middle of the form at which the officer is asked for. */
export const OPEN_QUESTION = 'Berapa *NIK*';

/** Fills the form from its first question; `upTo`: the words of the question that stays open. */
export async function fillForm(applicant: Applicant, upTo = 'foto KTP', owner = OWNER): Promise<void> {
  for (const [says, answer] of FORM) {
    await applicant.says(says === OWNER ? owner : says, answer);
    if (answer === upTo) return;
  }
}

/** Looks again until `found` gives something. */
export async function until<T>(what: string, found: () => Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const value = await found();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** `staff`: a page of somebody who may use the simulator. */
export function openApplicant(staff: Page, phone: string): Applicant {
  const path = `/api/simulator/chats/${encodeURIComponent(phone)}`;
  const seen = async () => (await ask<{ messages: Seen[] }>(staff, `GET ${path}`)).messages;
  const heard = async (text: string) =>
    (await seen()).filter((message) => message.from === 'office' && message.text?.includes(text)).length;
  const hears = async (text: string, times = 1) => {
    await until(`"${text}" for ${phone}`, async () => (await heard(text)) >= times);
  };
  const writes = async (text: string) => {
    await ask(staff, `POST ${path}`, { text });
  };
  const shows = async (photo: Buffer) => {
    await staff.request.post(`${path}/file?name=ktp.jpg`, {
      headers: { 'x-csrf-token': await csrfOf(staff), 'content-type': 'image/jpeg' },
      data: photo,
    });
  };
  return {
    phone,
    seen,
    writes,
    hears,
    async says(text, answer) {
      const before = await heard(answer);
      await writes(text);
      await hears(answer, before + 1);
    },
    shows,
    async sends(photo) {
      const before = await heard('sudah masuk');
      await shows(photo);
      await hears('sudah masuk', before + 1);
    },
  };
}
