import type { GatewayIdentity } from '../adapters/dmp/vihf/identity.ts';
import type { Terminology } from '../adapters/terminology/read-terminology.ts';
import {
  PROFESSION_SYSTEM,
  SAVOIR_FAIRE_SYSTEM,
  type CardHolder,
  type Situation,
} from '../../shared/domain/card/practitioner.ts';
import type { Code } from '../../shared/domain/document/code.ts';
import type { DepositAuthor } from '../../shared/domain/document/deposit.ts';

const FACILITY_SYSTEM = '1.2.250.1.71.4.2.4';
const SPECIALTY_SYSTEM = '1.2.250.1.213.1.1.4.5';
/** Sectors of hospitals and clinics (TRE_R02): their documents are made in an «établissement de santé». */
const HOSPITALS = ['SA01', 'SA02', 'SA03', 'SA04'];

function orBare(code: Code | null, bare: string, codeSystem: string): Code {
  return code ?? { code: bare, codeSystem };
}

/** Who speaks in each assertion: the card's holder in the situation he chose, and nothing from elsewhere (H24). */
export function gatewayIdentity(holder: CardHolder, situation: Situation): GatewayIdentity {
  const { nationalId, family, given, profession, savoirFaire } = holder;
  const { structureId, sector } = situation;
  const who = { mode: 'DIRECTE' as const, nationalId, family, given, profession, structureId, sector };
  return savoirFaire ? { ...who, savoirFaire } : who;
}

/** Where `G15_10/SM26` ends being a profession and begins being a savoir-faire. */
const SPECIALITY = /^G15_([^/]+)(?:\/(.+))?$/;

/**
 * A professional named by a lot, as a card would name him: for assertions of the indirect mode, which are made when the
 * lot leaves. Labels are those of the shipped lists.
 *
 * @param author `specialty` as `depositAuthor` writes it.
 */
export function holderOf(
  { nationalId, family, given, specialty }: Pick<DepositAuthor, 'nationalId' | 'family' | 'given' | 'specialty'>,
  terms: Terminology,
): CardHolder {
  const [, code = '', savoirFaire] = SPECIALITY.exec(specialty.code) ?? [];
  const label = terms.specialty(`G15_${code}`)?.displayName;
  const profession = { code, codeSystem: PROFESSION_SYSTEM, ...(label !== undefined && { displayName: label }) };
  if (savoirFaire === undefined) return { nationalId, family, given, profession };
  const displayName = specialty.displayName?.replace(`${label} - `, '');
  const skill = {
    code: savoirFaire,
    codeSystem: SAVOIR_FAIRE_SYSTEM,
    ...(displayName !== undefined && { displayName }),
  };
  return { nationalId, family, given, profession, savoirFaire: skill };
}

/** The author of this session's deposits, with the labels of the shipped code lists. */
export function depositAuthor(holder: CardHolder, situation: Situation, terms: Terminology): DepositAuthor {
  const speciality = `G15_${holder.profession.code}${holder.savoirFaire ? `/${holder.savoirFaire.code}` : ''}`;
  const setting = HOSPITALS.includes(situation.sector) ? 'ETABLISSEMENT' : 'AMBULATOIRE';
  return {
    nationalId: holder.nationalId,
    family: holder.family,
    given: holder.given,
    specialty: orBare(terms.specialty(speciality), speciality, SPECIALTY_SYSTEM),
    structureId: situation.structureId,
    structureName: situation.structureName,
    facilityType: orBare(terms.facility(situation.sector), situation.sector, FACILITY_SYSTEM),
    practiceSetting: orBare(terms.practiceSetting(setting), setting, '1.2.250.1.213.1.1.4.9'),
  };
}

/** Content of the sets of this situation (JDV_J03): outpatient hospital care, else consultations and acts. */
export function contentTypeOf(situation: Situation, terms: Terminology): Code {
  const code = HOSPITALS.includes(situation.sector) ? '07' : '60';
  return orBare(terms.contentType(code), code, '1.2.250.1.213.2.2');
}
