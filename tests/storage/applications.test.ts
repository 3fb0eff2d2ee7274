import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApplicationFilter } from '../../storage/stores/applications.ts';
import { leastAdvanced } from '../../storage/stores/least-advanced.ts';
import { describeWith } from '../support/services.ts';
import { chatOf, storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

test('an application shows its least advanced line; ended lines count only when all have ended', () => {
  expect(leastAdvanced(['issued', 'verifying', 'payment'])).toBe('verifying');
  expect(leastAdvanced(['verifying', 'returned'])).toBe('returned');
  expect(leastAdvanced(['rejected', 'approving'])).toBe('approving');
  expect(leastAdvanced(['rejected', 'withdrawn'])).toBe('rejected');
  expect(leastAdvanced([])).toBeUndefined();
});

for (const { name, available, open } of storages()) {
  describeWith(`applications on ${name}`, available, () => {
    let db: TestStorage;
    let people = 0;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());
    const draft = async (permits = ['NIB-UMK', 'PBG']) => {
      people += 1;
      const chat = await chatOf(db.storage, `+6285${people}`);
      const id = db.ids.next();
      await db.storage.write((stores) =>
        stores.applications.create({ id, contact: chat.contact, chat: chat.id, permits, at: 10 }),
      );
      return { id, chat };
    };
    const get = (id: string) => db.storage.read((stores) => stores.applications.get(id));

    test('a draft becomes a numbered application, found by its number', async () => {
      const { id } = await draft();
      const number = `BLG-2026-${people}-K`;
      await db.storage.write(async (stores) => {
        await stores.applications.submit(id, { number, revision: 'r1', at: 20 });
        await stores.applications.setStage(id, 1, { to: 'submitted', by: 'contact', at: 20 });
      });
      const row = await db.storage.read((stores) => stores.applications.byNumber(number));
      expect(row).toMatchObject({
        id,
        permits: ['NIB-UMK', 'PBG'],
        stage: 'submitted',
        stageSince: 20,
        revision: 'r1',
        submittedAt: 20,
        version: 2,
        lines: [
          { permit: 'NIB-UMK', stage: 'submitted', since: 20, waitingFor: null },
          { permit: 'PBG', stage: 'submitted', since: 20, waitingFor: null },
        ],
      });
    });

    test('a number cannot be given twice', async () => {
      const [one, two] = [await draft(), await draft()];
      const submit = (id: string) =>
        db.storage.write((stores) =>
          stores.applications.submit(id, { number: 'BLG-TWICE', revision: 'r', at: 1 }),
        );
      await submit(one.id);
      await expect(submit(two.id)).rejects.toThrow(/unique/i);
    });

    test('one line moves ahead: the application waits for the other, and every change is written down', async () => {
      const { id } = await draft();
      await db.storage.write(async (stores) => {
        await stores.applications.setStage(id, 1, { to: 'verifying', by: 'operator:ani', at: 30 });
        await stores.applications.setStage(id, 2, {
          permits: ['PBG'],
          to: 'reviewing',
          by: 'operator:ani',
          at: 40,
          note: 'ke Tim Teknis',
        });
      });
      const row = await get(id);
      expect(row).toMatchObject({ stage: 'verifying', stageSince: 30, version: 3 });
      expect(row?.lines.map((line) => [line.permit, line.stage])).toEqual([
        ['NIB-UMK', 'verifying'],
        ['PBG', 'reviewing'],
      ]);
      const changes = await db.storage.read((stores) => stores.applications.stageChanges(id));
      expect(changes).toMatchObject([
        { permit: null, from: 'draft', to: 'verifying', by: 'operator:ani', at: 30, note: null },
        { permit: 'PBG', from: 'verifying', to: 'reviewing', at: 40, note: 'ke Tim Teknis' },
      ]);
    });

    test('a wait for another party stands at its line, and for the application once every least advanced line waits', async () => {
      const { id } = await draft();
      const by = 'operator:ani';
      const wait = async (version: number, waitingFor: string | null, permits?: string[]) =>
        db.storage.write((stores) => {
          const about = permits === undefined ? {} : { permits };
          return stores.applications.setWaiting(id, version, { ...about, waitingFor, by, at: 30 + version });
        });
      await db.storage.write((stores) =>
        stores.applications.setStage(id, 1, { to: 'registering', by, at: 30 }),
      );
      expect(await wait(2, 'OSS', ['PBG'])).toMatchObject({ stage: 'registering', waitingFor: null });
      const both = await wait(3, 'SIMBG');
      expect(both).toEqual(await get(id));
      expect(both).toMatchObject({ stageSince: 30, waitingFor: 'SIMBG' });
      await wait(4, null, ['NIB-UMK']);
      const read = await db.storage.read(async (stores) => ({
        changes: await stores.applications.stageChanges(id),
        histories: await stores.histories.of([id, 'nobody']),
      }));
      expect(read.changes.slice(1)).toMatchObject([
        { permit: 'PBG', from: 'registering', to: 'registering', note: null, waitingFor: 'OSS' },
        { permit: null, from: 'registering', to: 'registering', note: null, waitingFor: 'SIMBG' },
        { permit: 'NIB-UMK', from: 'registering', to: 'registering', note: null, waitingFor: null },
      ]);
      expect(read.histories.get('nobody')).toEqual({ lines: [], moves: [] });
      expect(read.histories.get(id)?.lines).toEqual([
        { permit: 'NIB-UMK', stage: 'registering', since: 30 },
        { permit: 'PBG', stage: 'registering', since: 30, waitingFor: 'SIMBG' },
      ]);
      expect(read.histories.get(id)?.moves).toEqual([
        { to: 'registering', at: 30, waiting: false },
        { to: 'registering', at: 32, waiting: true, permit: 'PBG' },
        { to: 'registering', at: 33, waiting: true },
        { to: 'registering', at: 34, waiting: false, permit: 'NIB-UMK' },
      ]);
      // A new stage begins without waiting for anybody.
      await db.storage.write((stores) =>
        stores.applications.setStage(id, 5, { permits: ['PBG'], to: 'approving', by, at: 50 }),
      );
      expect((await get(id))?.lines.map(({ waitingFor }) => waitingFor)).toEqual([null, null]);
    });

    test('a line that the application has not is not moved', async () => {
      const { id } = await draft();
      const move = { permits: ['NIB-BU'], to: 'verifying', by: 'operator:ani', at: 1 } as const;
      await expect(db.storage.write((stores) => stores.applications.setStage(id, 1, move))).rejects.toThrow(
        'NIB-BU',
      );
      expect(await get(id)).toMatchObject({ version: 1, stage: 'draft' });
    });

    test('a stage is moved from the version that was read, or not at all', async () => {
      const { id } = await draft();
      const move = () =>
        db.storage.write((stores) =>
          stores.applications.setStage(id, 1, { to: 'submitted', by: 'contact', at: 1 }),
        );
      const moves = await Promise.allSettled([move(), move()]);
      expect(moves.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await db.storage.read((stores) => stores.applications.stageChanges(id))).toHaveLength(1);
    });

    test('the permits of a draft can be changed', async () => {
      const { id } = await draft();
      await db.storage.write((stores) => stores.applications.setPermits(id, 1, ['NIB-BU'], 50));
      expect(await get(id)).toMatchObject({
        permits: ['NIB-BU'],
        version: 2,
        lines: [{ permit: 'NIB-BU', stage: 'draft', since: 50 }],
      });
    });

    test('answers come back as they were given, the last one of a key wins, a removed one is gone', async () => {
      const { id, chat } = await draft();
      const full = {
        value: { province: 'Kalimantan Selatan', list: [1, 2] },
        raw: 'kalsel',
        source: 'applicant',
        at: 7,
        mark: 'to_check',
        problems: ['nik-region'],
        message: 'm1',
      } as const;
      await db.storage.write(async (stores) => {
        await stores.answers.put(id, chat.contact, 'a', {
          value: 'first',
          raw: 'x',
          source: 'applicant',
          at: 1,
        });
        await stores.answers.put(id, chat.contact, 'a', {
          ...full,
          problems: [...full.problems],
          value: { ...full.value, list: [1, 2] },
        });
        await stores.answers.put(id, chat.contact, 'b', { value: null, source: 'operator', at: 8 });
        await stores.answers.put(id, chat.contact, 'd', {
          value: 'Siti',
          raw: 'Siti',
          source: 'applicant',
          at: 9,
        });
        await stores.answers.put(id, chat.contact, 'c', { value: true, source: 'prefill', at: 9 });
        await stores.answers.remove(id, 'c');
      });
      const answers = await db.storage.read((stores) => stores.answers.of([id, 'nobody', id]));
      expect(Object.fromEntries(answers.get(id) ?? [])).toEqual({
        a: full,
        b: { value: null, source: 'operator', at: 8 },
        d: { value: 'Siti', raw: 'Siti', source: 'applicant', at: 9 },
      });
      expect(answers.get('nobody')?.size).toBe(0);
    });

    test('a checklist keeps the last verdict of each item, with its reason', async () => {
      const { id } = await draft();
      await db.storage.write(async (stores) => {
        await stores.checklist.set(id, 'ktp', 'received', { at: 1 });
        await stores.checklist.set(id, 'ktp', 'rejected', { at: 2, by: 'operator:ani', reason: 'buram' });
        await stores.checklist.set(id, 'npwp', 'deferred', { at: 3 });
      });
      const items = (await db.storage.read((stores) => stores.checklist.of([id]))).get(id);
      expect(Object.fromEntries(items ?? [])).toEqual({
        ktp: { state: 'rejected', at: 2, by: 'operator:ani', reason: 'buram' },
        npwp: { state: 'deferred', at: 3 },
      });
    });

    test('documents count their versions; a new one replaces, the same bytes are recognised', async () => {
      const { id, chat } = await draft();
      const ktp = {
        application: id,
        contact: chat.contact,
        code: 'ktp',
        mime: 'image/jpeg',
        size: 5,
        message: null,
        at: 1,
      };
      const ids = await db.storage.write(async (stores) => {
        const first = await stores.documents.add({ ...ktp, file: 'F1', sha256: 'aa' });
        const second = await stores.documents.add({ ...ktp, file: 'F2', sha256: 'bb' });
        await stores.documents.replace(id, 'ktp', second);
        return { first, second };
      });
      const found = await db.storage.read(async (stores) => ({
        all: await stores.documents.ofApplication(id),
        same: await stores.documents.sameBytes(chat.contact, 'aa'),
        mine: await stores.documents.ofContact(chat.contact),
      }));
      expect(found.all.map((row) => [row.id, row.version, row.state])).toEqual([
        [ids.first, 1, 'replaced'],
        [ids.second, 2, 'kept'],
      ]);
      expect(found.same.map((row) => row.id)).toEqual([ids.first]);
      expect(found.mine).toHaveLength(2);
    });

    test('pages of one document share its version; a new document replaces them all, and a case uses them again in order', async () => {
      const { id, chat } = await draft();
      const { id: next } = await draft();
      const page = (file: string) => ({
        application: id,
        contact: chat.contact,
        code: 'akta',
        file,
        mime: 'image/jpeg',
        size: 5,
        sha256: file,
        message: null,
        at: 1,
      });
      const kept = async (application: string) =>
        (await db.storage.read((stores) => stores.documents.ofApplication(application)))
          .filter(({ state }) => state === 'kept')
          .map(({ file, version }) => [file, version]);
      await db.storage.write(async ({ documents }) => {
        await documents.add(page('F1'));
        await documents.addPage(page('F2'));
        await documents.addPage(page('F3'));
        await documents.takeBack(id, 'akta', 'F2');
        await documents.useAgain(id, next, 'akta', 2);
      });
      expect(await kept(id)).toEqual([
        ['F1', 1],
        ['F3', 1],
      ]);
      expect(await kept(next)).toEqual(await kept(id));
      await db.storage.write(async ({ documents }) =>
        documents.replace(id, 'akta', await documents.add(page('F4'))),
      );
      expect(await kept(id)).toEqual([['F4', 2]]);
      await db.storage.write(async ({ documents }) => {
        await documents.takeBack(id, 'akta', 'F4');
        await documents.bringBack(id, 'akta', 'F3');
      });
      expect(await kept(id)).toEqual([['F3', 1]]);
    });

    test('applications are listed by stage and by the start of their number', async () => {
      const { id } = await draft();
      await db.storage.write(async (stores) => {
        await stores.applications.submit(id, { number: 'XYZ-2026-1', revision: 'r', at: 77 });
        await stores.applications.setStage(id, 1, { to: 'payment', by: 'system', at: 77 });
      });
      const list = (filter: ApplicationFilter) =>
        db.storage.read(async (stores) => (await stores.applications.list(filter)).map((row) => row.id));
      expect(await list({ stages: ['payment'], limit: 5 })).toEqual([id]);
      expect(await list({ search: 'xyz-2026', limit: 5 })).toEqual([id]);
      expect(await list({ search: 'XYZ-2027', limit: 5 })).toEqual([]);
      expect(await list({ from: 77, to: 78, limit: 5 })).toEqual([id]);
    });
  });
}
