import type { DepositAuthor } from '../../../../shared/domain/document/deposit.ts';

/** The demo physician as author of deposits. */
export const AUTHOR: DepositAuthor = {
  nationalId: '899700000011',
  family: 'LIBRE',
  given: 'Jeanne',
  specialty: {
    code: 'G15_10/SM26',
    codeSystem: '1.2.250.1.213.1.1.4.5',
    displayName: 'Médecin - Qualifié en Médecine Générale (SM)',
  },
  structureId: '499700000011001',
  structureName: 'Cabinet médical des Tilleuls',
  facilityType: { code: 'SA07', codeSystem: '1.2.250.1.71.4.2.4', displayName: 'Cabinet individuel' },
  practiceSetting: { code: 'AMBULATOIRE', codeSystem: '1.2.250.1.213.1.1.4.9', displayName: 'Ambulatoire' },
};

/** Who signs submission sets in the tests, and what he declares they hold. */
export const SUBMITTER = {
  author: AUTHOR,
  contentTypeCode: { code: '07', codeSystem: '1.2.250.1.213.2.2', displayName: 'Consultation' },
} as const;
