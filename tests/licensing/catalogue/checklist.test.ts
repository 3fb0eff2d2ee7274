import { describe, expect, test } from '@jest/globals';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { findPermit, loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import {
  blocksApproval,
  blocksRegistering,
  blocksSubmission,
  deriveChecklist,
  mayDefer,
} from '../../../licensing/catalogue/checklist.ts';
import type {
  ChecklistItem,
  Given,
  GivenState,
  RecordedState,
} from '../../../licensing/catalogue/checklist.ts';
import type { ConditionFacts } from '../../../licensing/catalogue/conditions.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { requiredAsks } from '../../../licensing/catalogue/required-asks.ts';

const catalogue = loadCatalogue(new URL('../../../licensing/offices/balangan', import.meta.url).pathname);

function permit(code: string): Permit {
  const found = findPermit(catalogue, code);
  if (!found) throw new Error(`no permit ${code}`);
  return found;
}

function asksOf(code: string, facts: Omit<ConditionFacts, 'permits'>): AskName[] {
  return requiredAsks(permit(code), { permits: [code], ...facts }).map(({ ask }) => ask);
}

function given(states: Partial<Record<AskName, GivenState>>): Given {
  return { has: (ask) => states[ask] };
}

function all(asks: readonly AskName[], state: GivenState = 'given'): Partial<Record<AskName, GivenState>> {
  return Object.fromEntries(asks.map((ask) => [ask, state]));
}

interface Case {
  facts?: Omit<ConditionFacts, 'permits'>;
  answers?: Partial<Record<AskName, GivenState>>;
  states?: Record<string, RecordedState>;
}

function list(codes: string[], { facts = {}, answers = {}, states = {} }: Case): ChecklistItem[] {
  const permits = codes.map(permit);
  return deriveChecklist(
    permits,
    { permits: codes, ...facts },
    given(answers),
    new Map(Object.entries(states)),
  );
}

function item(items: ChecklistItem[], code: string): ChecklistItem {
  const found = items.find((each) => each.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
}

const cv = { applicantType: 'cv', capital: 50_000_000, workers: 2 } as const;

describe('what is asked', () => {
  test('a stall keeper: at most twelve questions, consent before the first personal one', () => {
    const asks = asksOf('NIB-UMK', { applicantType: 'perseorangan' });
    expect(asks).toEqual([
      'kbli',
      'capital',
      'workers',
      'consent',
      'name',
      'nik',
      'phone',
      'email',
      'business_name',
      'address',
      'district',
      'village',
      'location',
      'doc:ktp',
    ]);
  });

  test('a CV: deed, notary and AHU number', () => {
    const asks = asksOf('NIB-BU', cv);
    expect(asks).toEqual(
      expect.arrayContaining([
        'legal_name',
        'deed_number',
        'deed_date',
        'notary',
        'ahu_number',
        'doc:akta',
        'npwp',
        'doc:bpjs_tk',
      ]),
    );
    expect(asks).not.toContain('doc:pernyataan_pt_perorangan');
    expect(asks).not.toContain('doc:polygon');
    expect(asks).not.toContain('doc:tanah');
  });

  test('a PT Perorangan: a statement, no deed', () => {
    const asks = asksOf('NIB-BU', { applicantType: 'pt_perorangan', capital: 9_000_000_000, workers: 0 });
    expect(asks).toEqual(
      expect.arrayContaining(['legal_name', 'ahu_number', 'doc:pernyataan_pt_perorangan']),
    );
    for (const never of ['deed_number', 'deed_date', 'notary', 'doc:akta', 'doc:polygon', 'doc:bpjs_tk']) {
      expect(asks).not.toContain(never);
    }
  });

  test('a larger PT: polygon and land as well', () => {
    expect(asksOf('NIB-BU', { ...cv, applicantType: 'pt', capital: 6_000_000_000 })).toEqual(
      expect.arrayContaining(['doc:polygon', 'doc:tanah']),
    );
  });

  test('facts that settle conditions come first; until then their items wait', () => {
    expect(asksOf('NIB-UBAH', {}).slice(0, 4)).toEqual([
      'applicant_type',
      'case_kind',
      'for_whom',
      'consent',
    ]);
    expect(asksOf('NIB-UBAH', {})).not.toContain('kbli');
    expect(asksOf('NIB-UBAH', { caseKinds: ['activity_changed'] })).toContain('kbli');
    expect(asksOf('SIP-BIDAN', { caseKinds: ['renewal'] })).toContain('doc:skp_cpd');
    expect(asksOf('SIP-BIDAN', { caseKinds: ['new'] })).not.toContain('doc:skp_cpd');
  });

  test('what an officer demands is asked', () => {
    expect(asksOf('SIP-BIDAN', { caseKinds: ['new'] })).not.toContain('doc:denah');
    expect(asksOf('SIP-BIDAN', { caseKinds: ['new'], demanded: ['denah'] })).toContain('doc:denah');
  });

  test('no permit asks before consent what concerns a person', () => {
    for (const code of catalogue.permits.keys()) {
      if (code === 'TAMBANG-RUJUK') continue;
      const asks = asksOf(code, {});
      expect([code, asks.indexOf('name') > asks.indexOf('consent'), asks.indexOf('consent') >= 0]).toEqual([
        code,
        true,
        true,
      ]);
    }
  });
});

describe('the checklist', () => {
  test('follows the answers', () => {
    const items = list(['NIB-UMK'], {
      answers: { kbli: 'given', capital: 'deferred', nik: 'to_check', name: 'given', address: 'given' },
    });
    expect(item(items, 'kbli').state).toBe('received');
    expect(item(items, 'modal').state).toBe('deferred');
    expect(item(items, 'pemilik')).toMatchObject({ state: 'received', toCheck: true });
    expect(item(items, 'lokasi')).toMatchObject({
      state: 'missing',
      open: ['district', 'village', 'location'],
    });
    expect(item(items, 'ktp').state).toBe('missing');
    expect(items.filter(blocksSubmission).map(({ code }) => code)).toEqual([
      'tk',
      'hp',
      'email',
      'nama_usaha',
      'lokasi',
      'ktp',
    ]);
  });

  test('everything given: nothing blocks', () => {
    const items = list(['NIB-UMK'], { answers: all(asksOf('NIB-UMK', {})) });
    expect(items.every(({ state }) => state === 'received')).toBe(true);
    expect(items.some(blocksApproval)).toBe(false);
  });

  test('put off: may be submitted and registered, never approved', () => {
    const answers = { ...all(asksOf('NIB-UMK', {})), email: 'deferred', 'doc:ktp': 'deferred' } as const;
    const items = list(['NIB-UMK'], { answers });
    expect(items.filter(blocksSubmission)).toEqual([]);
    expect(items.filter(blocksRegistering)).toEqual([]);
    expect(items.filter(blocksApproval).map(({ code }) => code)).toEqual(['email', 'ktp']);
  });

  test('KTP and NIK are not both put off', () => {
    const answers = { ...all(asksOf('NIB-UMK', {})), nik: 'deferred', 'doc:ktp': 'deferred' } as const;
    const blocking = list(['NIB-UMK'], { answers })
      .filter(blocksSubmission)
      .map(({ code }) => code);
    expect(blocking).toEqual(['pemilik', 'ktp']);
    expect(mayDefer('nik', given({}))).toBe(false);
    expect(mayDefer('nik', given({ 'doc:ktp': 'given' }))).toBe(true);
    expect(mayDefer('doc:ktp', given({ nik: 'deferred' }))).toBe(false);
    expect(mayDefer('doc:ktp', given({ nik: 'to_check' }))).toBe(true);
    expect(mayDefer('consent', given({}))).toBe(false);
    expect(mayDefer('email', given({}))).toBe(true);
  });

  test('a verdict stands above the answers and blocks or frees', () => {
    const answers = all(asksOf('NIB-UMK', {}));
    const rejected = list(['NIB-UMK'], {
      answers,
      states: { ktp: { state: 'rejected', reason: 'buram', by: 'siti', at: 5 } },
    });
    expect(item(rejected, 'ktp')).toMatchObject({ state: 'rejected', reason: 'buram', by: 'siti', at: 5 });
    expect(rejected.filter(blocksSubmission).map(({ code }) => code)).toEqual(['ktp']);
    const waived = list(['NIB-UMK'], {
      states: { email: { state: 'waived', reason: 'tidak punya', by: 'siti' } },
    });
    expect(blocksApproval(item(waived, 'email'))).toBe(false);
    const stale = list(['NIB-UMK'], { answers, states: { ktp: { state: 'missing' } } });
    expect(item(stale, 'ktp').state).toBe('received');
  });

  test('an item left to an officer blocks registering, not submission', () => {
    const items = list(['NIB-BU'], { facts: cv, answers: all(asksOf('NIB-BU', cv)) });
    expect(items.filter(blocksSubmission)).toEqual([]);
    expect(items.filter(blocksRegistering).map(({ code }) => code)).toEqual(['tanah']);
    expect(item(items, 'tanah').demand).toBe('officer_decides');
    const waived = list(['NIB-BU'], {
      facts: cv,
      answers: all(asksOf('NIB-BU', cv)),
      states: { tanah: { state: 'waived' } },
    });
    expect(waived.filter(blocksRegistering)).toEqual([]);
    const demanded = list(['NIB-BU'], {
      facts: { ...cv, demanded: ['tanah'] },
      answers: all(asksOf('NIB-BU', cv)),
    });
    expect(demanded.filter(blocksSubmission).map(({ code }) => code)).toEqual(['tanah']);
  });

  test('what depends on a fact that was put off waits for an officer', () => {
    const facts = { applicantType: 'cv', workers: 0 } as const;
    const answers = { ...all(asksOf('NIB-BU', facts)), capital: 'deferred' } as const;
    const items = list(['NIB-BU'], { facts, answers });
    expect(items.filter(blocksSubmission)).toEqual([]);
    expect(items.filter(blocksRegistering).map(({ code }) => code)).toEqual(['polygon', 'tanah']);
  });

  test('permits that go together share an item', () => {
    const items = list(['TDG', 'SLHS'], {});
    expect(item(items, 'denah').permits).toEqual(['TDG', 'SLHS']);
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
  });

  test('of two permits the stronger demand counts', () => {
    const both = list(['SS-MT', 'IZIN-T'], {});
    expect(item(both, 'slf')).toMatchObject({ demand: 'applies', mandatory: true });
    const turned = list(['IZIN-T', 'SS-MT'], {});
    expect(item(turned, 'slf')).toMatchObject({ demand: 'applies', mandatory: true });
  });
});

describe('what another permit of the same application brings', () => {
  const facts = { brought: ['nib'] };

  test('is asked of nobody, stands as left to an officer, and bars the approval only', () => {
    expect(asksOf('REKLAME', { applicantType: 'perseorangan' })).toContain('doc:nib');
    expect(asksOf('REKLAME', { applicantType: 'perseorangan', ...facts })).not.toContain('doc:nib');
    const nib = item(list(['NIB-UMK', 'REKLAME'], { facts }), 'nib');
    expect(nib).toMatchObject({ state: 'deferred', brought: true, permits: ['REKLAME'] });
    expect([blocksSubmission(nib), blocksRegistering(nib), blocksApproval(nib)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('is an item like any other once it is there, or once an officer asks the applicant for it', () => {
    const given = item(list(['NIB-UMK', 'REKLAME'], { facts, answers: { 'doc:nib': 'given' } }), 'nib');
    expect([given.state, given.brought]).toEqual(['received', undefined]);
    const demanded = { ...facts, demanded: ['nib'] };
    expect(asksOf('REKLAME', { applicantType: 'perseorangan', ...demanded })).toContain('doc:nib');
    expect(item(list(['NIB-UMK', 'REKLAME'], { facts: demanded }), 'nib').state).toBe('missing');
  });
});
