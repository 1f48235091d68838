import { describe, expect, test } from 'vitest';
import { readableTypes } from '../../../sandbox/rights/readable-types.ts';
import { authorisationState, type Decision } from '../../../sandbox/rules/authorisation-state.ts';
import { depositTypeRefusal } from '../../../sandbox/rules/deposit-type.ts';
import { exclusionOf, type Person } from '../../../sandbox/rules/excluded-person.ts';
import { functionRefusal, type Function, type FunctionCaller } from '../../../sandbox/rules/functional-right.ts';
import { matrixColumn } from '../../../sandbox/rules/matrix-column.ts';
import { reimbursementsShownFrom } from '../../../sandbox/rules/reimbursement-window.ts';
import { isSecretariatDeposit } from '../../../sandbox/rules/secretariat-deposit.ts';

describe('R3: excluded persons', () => {
  const physician: Person = { employee: false, savoirFaire: 'SM54', sector: 'SA07' };
  test.each<[string, Partial<Person>, string | null]>([
    ['a general practitioner', {}, null],
    ['a secretary or any other employee', { employee: true, savoirFaire: null }, 'staff'],
    ['a physician of a private insurer', { sector: 'SA23' }, 'insurer-or-employer'],
    ['a physician of a health insurance fund', { sector: 'SA24' }, 'insurer-or-employer'],
    ['a physician employed by an industry', { sector: 'SA48' }, 'insurer-or-employer'],
    ['an occupational physician by speciality', { savoirFaire: 'SM25' }, 'occupational-physician'],
    ['a nurse of an occupational health service', { savoirFaire: null, sector: 'SA66' }, 'occupational-physician'],
    ['a physician of a PMI (L.1111-18)', { sector: 'SA15' }, null],
    ['the coordinating physician of a home for the elderly (L.1111-16)', { sector: 'SA17' }, null],
  ])('%s', (_, bend, expected) => {
    expect(exclusionOf({ ...physician, ...bend })).toBe(expected);
  });
});

describe('R4: the column of the matrix, denied by default', () => {
  const G15 = '1.2.250.1.71.1.2.7';
  test.each([
    ['10', 'SM26', '10'],
    ['21', 'A', '21'],
    ['21', 'G', '21-BIO'],
    ['99', '316', '99-316'],
    ['99', 'GENR08', null],
    ['MT', null, null],
    ['21-BIO', null, null],
  ])('profession %s with %s: %s', (code, second, column) => {
    expect(matrixColumn({ code, scheme: G15 }, second)).toBe(column);
  });

  test('a role of another nomenclature has none, and a profession that the matrix leaves out reads nothing', () => {
    expect(matrixColumn({ code: '10', scheme: '1.2.3' }, null)).toBeNull();
    expect(matrixColumn(null, null)).toBeNull();
    for (const column of ['93', '31', '86', '41', '00', null]) expect(readableTypes(column)).toEqual([]);
  });

  test.each([
    ['R47: advance directives', 'EXPPAT_3', ['10', '60', '69'], ['21', '40', '50', '70', '80', '91', '26', '28', '98']],
    ['R47: will and rights', 'EXPPAT_1', ['10', '60', '26', '28'], ['93']],
    ['R47: medical profile', 'DOCPAT08', ['10', '60', '21'], ['26', '28']],
    ['R48: cancer, CR-ACP', '60568-3', ['10', '60', '80', '98'], ['26', '28']],
    ['R48: cancer, care plan', '18776-5', ['10', '60', '21'], ['26', '28']],
    ['seed 002: stays in hospital for a podiatrist', '34112-3', ['10'], ['80']],
    ['biology for an optician', '11502-2', ['10', '21-BIO'], ['28']],
  ])('%s', (_, type, readers, others) => {
    for (const one of readers) expect(readableTypes(one), one).toContain(type);
    for (const one of others) expect(readableTypes(one), one).not.toContain(type);
  });
});

describe('R6, R7, R9: authorisations of a professional and of his structure', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const given: Decision = { state: 'AUTORISE', startedAt: now - 86_400_000 };
  const old: Decision = { state: 'AUTORISE', startedAt: Date.parse('2025-11-22T12:00:00Z') };
  const blocked: Decision = { state: 'INTERDIT', startedAt: now };
  test.each<[string, (Decision | null)[], boolean, string]>([
    ['nothing was decided', [null, null], false, 'NON_EXISTE'],
    ['his own', [given, null], false, 'VALIDE'],
    ['that of his structure', [null, given], false, 'VALIDE'],
    ['twelve months to the instant', [old, null], false, 'EXPIRE'],
    ['his own has expired, his structure’s has not', [old, given], false, 'VALIDE'],
    ['he is blocked, his structure is authorised', [blocked, given], false, 'INTERDIT'],
    ['the médecin traitant is not blocked', [blocked, null], true, 'VALIDE'],
    ['the médecin traitant needs an authorisation all the same', [null, null], true, 'NON_EXISTE'],
  ])('%s', (_, decisions, attending, expected) => {
    expect(authorisationState(decisions, attending, now, 12)).toBe(expected);
  });
});

describe('dmp-interface §6.4: functional rights', () => {
  const professional: FunctionCaller = { mode: 'DIRECTE', purpose: 'normal', employee: false };
  const employee: FunctionCaller = { ...professional, employee: true };
  const structure: FunctionCaller = { ...professional, mode: 'INDIRECTE' };
  const strong: FunctionCaller = { ...professional, mode: 'INDIRECTE_RENFORCEE' };
  const breakGlass: FunctionCaller = { ...professional, purpose: 'bris_de_glace' };
  const centre15: FunctionCaller = { ...professional, purpose: 'centre_15' };
  const callers = { professional, employee, structure, strong, breakGlass, centre15 };
  test.each<[Function, (keyof typeof callers)[]]>([
    ['TD0.3', ['professional', 'employee', 'strong']],
    ['TD0.4', ['professional', 'employee', 'structure', 'strong', 'breakGlass', 'centre15']],
    ['TD0.5', ['centre15']],
    ['TD1.3a', ['professional', 'employee', 'strong', 'breakGlass', 'centre15']],
    ['TD1.4', ['professional']],
    ['TD1.6', ['professional', 'strong']],
    ['TD2.1', ['professional', 'structure', 'breakGlass', 'centre15']],
    ['TD3.1', ['professional', 'strong', 'breakGlass', 'centre15']],
    ['TD3.2', ['professional', 'strong', 'breakGlass', 'centre15']],
  ])('%s is open to %s, and to nobody else', (wanted, open) => {
    const allowed = Object.entries(callers).filter(([, caller]) => functionRefusal(wanted, caller) === null);
    expect(allowed.map(([name]) => name)).toEqual(open);
  });

  test('TD2.2: the secretary of a practice deposits, one of a hospital does not', () => {
    expect(isSecretariatDeposit(true, 'DIRECTE', 'SA07')).toBe(true);
    expect(isSecretariatDeposit(true, 'DIRECTE', 'SA01')).toBe(false);
    expect(isSecretariatDeposit(false, 'DIRECTE', 'SA07')).toBe(false);
  });
});

test('R20, R46: what the holder says of himself, and reimbursements, are deposited by nobody else', () => {
  for (const type of ['DOCPAT03', 'EXPPAT_3', '74465-6']) expect(depositTypeRefusal(type)).toMatch(/titulaire/);
  expect(depositTypeRefusal('REMB')).toMatch(/Assurance Maladie/);
  expect(depositTypeRefusal('11488-4')).toBeNull();
});

test('R46: twenty-four months of reimbursements', () => {
  expect(new Date(reimbursementsShownFrom(Date.parse('2026-11-22T12:00:00Z'))).toISOString()).toMatch(/^2024-11-22/);
});
