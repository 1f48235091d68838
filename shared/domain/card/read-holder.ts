import type { Fault } from '../../fault.ts';
import { fail, ok, type Result } from '../../result.ts';
import { PROFESSION_SYSTEM, SAVOIR_FAIRE_SYSTEM, type CardHolder } from './practitioner.ts';

/** What a certificate prints about its holder; multi-valued names are already flattened (dmp-interface §5.3). */
export interface CertificateNames {
  readonly commonName?: string;
  readonly surname?: string;
  readonly givenName?: string;
  readonly organisation?: string;
  /** IGC-Santé prints the profession in `title`, the older GIP-CPS in the last `OU`. */
  readonly title?: string;
  readonly organisationalUnit?: string;
  /** Extension 1.2.250.1.71.1.2.7. */
  readonly professionCode?: string;
  /** Extension 1.2.250.1.71.4.2.5. */
  readonly savoirFaireCode?: string;
  /** Extension 1.2.250.1.71.1.2.2: `CPS`, `CPE`, … */
  readonly cardType?: string;
}

/** National identifiers and names are shorter; anything longer is not a card of this kind. */
const MAX_NAME = 128;

/** Characters that a non-nominative name may keep besides letters and digits [617]. */
const OUTSIDE_NAME = /[^\p{L}\p{N}' -]/gu;

const trimmed = (text: string | undefined): string => (text ?? '').trim().slice(0, MAX_NAME);

/** A certificate code is a bare `SM26`, or the older `G15_10/SM26`. */
const lastPart = (code: string): string => code.slice(code.lastIndexOf('/') + 1).trim();

function names(from: CertificateNames, nationalId: string): { family: string; given: string } {
  const family = trimmed(from.surname);
  if (family !== '') return { family, given: trimmed(from.givenName) };
  // CPE without a name: O as family, CN as given, special characters replaced [617, §5.3].
  const organisation = trimmed(from.organisation).replace(OUTSIDE_NAME, '-');
  return { family: organisation, given: nationalId.replace(OUTSIDE_NAME, '-') };
}

/**
 * Reads who holds the card out of its authentication certificate.
 *
 * The profession comes from the certificate only, never from a setting (R1, H24). A card without a profession is
 * read all the same, with an empty code: the table of professions refuses it with a name on the screen.
 *
 * @returns the holder, or `card/holder-incomplete` when the certificate bears no common name.
 * Source: dmp-interface §5.2–5.3 (IGC-Santé and GIP-CPS subjects); [617] for non-nominative CPE.
 */
export function readHolder(from: CertificateNames): Result<CardHolder, Fault<'card/holder-incomplete'>> {
  const nationalId = trimmed(from.commonName);
  if (nationalId === '') return fail({ code: 'card/holder-incomplete' });
  const label = trimmed(from.title) || trimmed(from.organisationalUnit);
  const savoirFaire = lastPart(trimmed(from.savoirFaireCode));
  return ok({
    nationalId,
    ...names(from, nationalId),
    profession: {
      code: trimmed(from.professionCode),
      codeSystem: PROFESSION_SYSTEM,
      ...(label !== '' && { displayName: label }),
    },
    ...(savoirFaire !== '' && { savoirFaire: { code: savoirFaire, codeSystem: SAVOIR_FAIRE_SYSTEM } }),
  });
}
