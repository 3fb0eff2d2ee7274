/** The program with its staff, and a Chromium in which they work. */
import { chromium } from 'playwright-core';
import type { Browser, Page, ViewportSize } from 'playwright-core';
import type { Role } from '../../../handlers/policies.ts';
import { openApplicant } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { ask } from './ask.ts';
import { startProgram } from './program.ts';
import type { Program, ProgramOptions } from './program.ts';

export const PASSWORD = 'kopi-hangat-pagi';
export const STAFF = {
  rudi: { name: 'Rudi Admin', role: 'admin' },
  siti: { name: 'Siti Aminah', role: 'operator' },
  budi: { name: 'Budi Hartono', role: 'operator' },
  kabid: { name: 'Ibu Kabid', role: 'supervisor' },
} as const satisfies Record<string, { name: string; role: Role }>;
export type StaffName = keyof typeof STAFF;

const WIDE: ViewportSize = { width: 1280, height: 800 };
export const PHONE_WIDTH: ViewportSize = { width: 360, height: 740 };
const WAIT_MS = 10_000;

export type BrowserDesk = Program & {
  /** A browser of its own (cookies and all) that nobody is logged in to. */
  browse(viewport?: ViewportSize): Promise<Page>;
  /** The same, logged in. */
  as(who: StaffName, viewport?: ViewportSize): Promise<Page>;
  /** Somebody with a phone, whom the simulator stands for. */
  applicant(phone: string): Applicant;
  /** Whatever a browser complained of: script errors, refused content, missing files. */
  faults: string[];
};

/** `staff`: everybody has an account, or nobody yet. */
export async function openBrowserDesk(
  executablePath: string,
  staff: 'everybody' | 'nobody' = 'everybody',
  options: ProgramOptions = {},
): Promise<BrowserDesk> {
  const program = await startProgram(options);
  const browser = await chromium.launch({
    executablePath,
    // A build machine often runs as root and with little shared memory.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'],
  });
  const faults: string[] = [];
  const browse = (viewport: ViewportSize = WIDE) => openPage(browser, program.url, viewport, faults);

  const admin = await browse();
  if (staff === 'everybody') await hire(admin, program);

  return {
    ...program,
    faults,
    browse,
    async as(who, viewport) {
      const page = await browse(viewport);
      const answer = await page.request.post('/api/login', { data: { username: who, password: PASSWORD } });
      if (!answer.ok()) throw new Error(await answer.text());
      return page;
    },
    applicant: (phone) => openApplicant(admin, phone),
    async close() {
      await browser.close();
      await program.close();
    },
  };
}

async function hire(admin: Page, { setupUrl }: Program): Promise<void> {
  const token = new URL(setupUrl).hash.slice(1);
  await admin.request.post('/api/setup', {
    data: { token, username: 'rudi', name: STAFF.rudi.name, password: PASSWORD },
  });
  await Promise.all(
    Object.entries(STAFF)
      .filter(([, { role }]) => role !== 'admin')
      .map(([username, person]) =>
        ask(admin, 'POST /api/users', { username, ...person, password: PASSWORD }),
      ),
  );
}

async function openPage(
  browser: Browser,
  baseURL: string,
  viewport: ViewportSize,
  faults: string[],
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.location().url, message.text())) {
      faults.push(`${message.text()} (${message.location().url})`);
    }
  });
  return page;
}

/**
 * Chromium prints every refusal: nobody is logged in yet, somebody else was faster, a checklist is open, a value
 * is none, a talk was just let go.
 */
const EXPECTED: readonly [address: RegExp, status: string][] = [
  [/\/api\/me$/, '401'],
  [/\/(claim|stage|value)$/, '409'],
  [/\/api\/chats\/\w+$/, '403'],
];

const isExpected = (url: string, text: string): boolean =>
  EXPECTED.some(([address, status]) => address.test(url) && text.includes(status));
