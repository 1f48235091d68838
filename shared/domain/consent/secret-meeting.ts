/**
 * Articles of the Code de la santé publique under which a minor may keep an act from his representatives
 * (R35: R.1111-33, R.1111-50).
 */
export const SECRET_GROUNDS = ['L.1111-5', 'L.1111-5-1', 'L.2212-4', 'L.2212-7', 'L.6211-3-1'] as const;
export type SecretGround = (typeof SECRET_GROUNDS)[number];

/** What is written down when a minor consents alone (R35): on what ground, with whom, and what he was told. */
export interface SecretMeeting {
  readonly ground: SecretGround;
  /** An adult of his choice was there (L.1111-5); the name is not kept. */
  readonly accompanied: boolean;
  /** His opposition is noted in writing (R.1111-6). */
  readonly oppositionNoted: true;
  /** He knows that he may also oppose the traces of reimbursement (R.1111-33). */
  readonly reimbursementsTold: true;
}
