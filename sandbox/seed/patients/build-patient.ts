/** From a line of the cast to a whole person: INS, addresses, dossier and grants. */
import { birthdayTurning, instantAgo } from '../calendar.ts';
import { digitsOf, numberOf, pickOf } from '../derive.ts';
import type { SeedDossier, SeedGrant, SeedPatient } from '../model.ts';
import { makeIns, TEST_INS_OID } from '../nir.ts';
import type { CastMember, DossierPlan, GrantPlan } from './cast-member.ts';
import { WARD_UNIT } from './ward.ts';

const cities = [
  { postalCode: '17000', city: 'VILLEFICTIVE' },
  { postalCode: '17100', city: 'BOURG-D’ESSAI' },
  { postalCode: '17200', city: 'SAINT-MODELE' },
];
const streets = ['rue des Tilleuls', 'avenue de la Démonstration', 'impasse du Bac à sable', 'place du Marché'];

/** One person of the store. Deterministic for a given clock day. */
export function buildPatient(member: CastMember, now: Date): SeedPatient {
  const birthDate =
    typeof member.birth === 'string' ? member.birth : birthdayTurning(now, member.birth.age, member.birth.inDays);
  const order = member.order ?? 1 + numberOf(`${member.key}|order`, 998);
  const firstGivenName = member.firstGiven ?? member.given.split(' ')[0] ?? member.given;
  return {
    key: member.key,
    ins: { oid: TEST_INS_OID, value: makeIns(member.sex, birthDate, member.place, order) },
    birthName: member.birthName,
    ...(member.usedName === undefined ? {} : { usedName: member.usedName }),
    ...(member.usedGivenName === undefined ? {} : { usedGivenName: member.usedGivenName }),
    givenNames: member.given,
    firstGivenName,
    sex: member.sex,
    birthDate,
    birthPlace: member.place,
    identityStatus: member.status ?? 'qualifiee',
    localId: localIdOf(member),
    ...(member.bed === undefined ? {} : { ward: { unit: WARD_UNIT, bed: String(member.bed) } }),
    address: {
      line: `${1 + numberOf(`${member.key}|house`, 90)} ${pickOf(`${member.key}|street`, streets)}`,
      ...pickOf(`${member.key}|city`, cities),
    },
    telephone: `01990${digitsOf(`${member.key}|telephone`, 5)}`,
    insC: digitsOf(`${member.key}|insc`, 22),
    representatives: member.representatives ?? [],
    dossier: dossierOf(member, birthDate, firstGivenName, now),
  };
}

function localIdOf(member: CastMember): string {
  const number = digitsOf(`${member.key}|ipp`, 8);
  return member.bed === undefined ? number : `CHD${number}`;
}

function dossierOf(member: CastMember, birthDate: string, firstGivenName: string, now: Date): SeedDossier | null {
  if (member.dossier === 'none') return null;
  const plan: DossierPlan = member.dossier ?? {};
  const { closed } = plan;
  const usedFamily = member.usedName ?? member.birthName;
  return {
    status: closed ? 'closed' : 'active',
    ...(closed
      ? {
          closure: {
            at: instantAgo(now, closed.daysAgo, '09:30').getTime(),
            motiveCode: closed.motiveCode,
            reason: closed.reason,
          },
        }
      : {}),
    linkedToEns: plan.linkedToEns ?? true,
    internetAccount: plan.linkedToEns ?? true,
    opposition: { breakGlass: plan.opposition?.breakGlass ?? false, regulation: plan.opposition?.regulation ?? false },
    ...(plan.treatingDoctor === undefined ? {} : { treatingDoctor: plan.treatingDoctor }),
    grants: (plan.grants ?? []).map((grant) => grantOf(grant, now)),
    dmpTraits: {
      family: member.birthName,
      usedFamily,
      given: firstGivenName,
      sex: member.sex,
      birthDate,
      ...plan.dmpTraits,
    },
  };
}

function grantOf(plan: GrantPlan, now: Date): SeedGrant {
  const at = instantAgo(now, plan.daysAgo, '10:00').getTime();
  return { nationalId: plan.nationalId, state: plan.blocked ? 'INTERDIT' : 'AUTORISE', at };
}
