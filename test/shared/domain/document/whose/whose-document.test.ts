import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClaims } from '../../../../../shared/domain/document/whose/find-claims.ts';
import { whoseDocument, type Whose } from '../../../../../shared/domain/document/whose/whose-document.ts';
import { readWrittenDate } from '../../../../../shared/domain/document/whose/written-date.ts';
import type { PatientIdentity } from '../../../../../shared/domain/patient/identity.ts';
import { testIns } from '../../../../fixtures/documents/sample-deposit.ts';

const SOPHIE: PatientIdentity = {
  ins: testIns('2790375012345'),
  birthName: 'LEFEVRE',
  usedName: 'DE LA TOUR',
  givenNames: 'SOPHIE ANNE-MARIE',
  firstGivenName: 'SOPHIE',
  sex: 'F',
  birthDate: '1979-03-21',
  birthPlace: '75112',
  identityStatus: 'qualifiee',
};
const BABY: PatientIdentity = {
  ...SOPHIE,
  givenNames: 'LÉO',
  firstGivenName: 'LÉO',
  sex: 'M',
  birthDate: '2026-11-02',
};
const TODAY = '2026-11-23';

const judged = (text: string, patient = SOPHIE, ins: readonly string[] = []): Whose =>
  whoseDocument([{ place: 'text', ins, claims: findClaims(text) }], patient, TODAY);

function verdict(text: string, patient = SOPHIE): string {
  const whose = judged(text, patient);
  return whose.kind === 'mismatch' ? [...new Set(whose.others.map(({ trait }) => trait))].join(' ') : whose.kind;
}

describe('H28: a day as French papers write it', () => {
  test.each([
    '21/03/1979', '21.03.79', '21-03-1979', '21 03 1979', '21 / 03 / 1979', '1979-03-21', '21 mars 1979', '21 MARS 79', '21031979', '19790321',
    ' : 21/03/1979', 'le mercredi 21 mars 1979', '2l/O3/1979',
  ])('«%s» is 21 March 1979', (text) => {
    const found = readWrittenDate(text.toLowerCase());
    expect(found?.date).toMatchObject({ month: '03', day: '21' });
    expect(['79', '1979']).toContain(found?.date.year);
  }); // prettier-ignore

  test.each([
    ['1er févr. 1980', { year: '1980', month: '02', day: '01' }],
    ['00/00/1944', { year: '1944' }],
    ['00/05/1944', { year: '1944', month: '05' }],
    ['1951', { year: '1951' }],
  ])('«%s» says as much as it says', (text, date) =>
    expect(readWrittenDate(text.replace('é', 'e'))?.date).toEqual(date),
  );

  test.each(['41/13/1979', 'à terme', '12 g/dL', '', '2,14'])('«%s» is none', (text) =>
    expect(readWrittenDate(text)).toBeNull(),
  );
});

describe('H28: whose a document is', () => {
  test.each([
    ['Patient : LEFÈVRE Sophie, née le 21/03/1979'],
    ['Mme DE LA TOUR Sophie née LEFEVRE, née le 21 mars 1979'],
    ['NOM: DELATOUR  PRENOM: SOPHIE  DDN: 21.03.79'],
    ["Nom de naissance : LEFEVRE\nNom d'usage : INCONNU\nPrénom(s) : Sophie, Anne-Marie\nNé(e) le : 21/03/1979"],
    ['J’ai revu ce jour Madame Sophie L E F E V R E, née le 21/03/1979, adressée par le Dr Paul MARTIN.'],
    ['Nom\tPrénom\tNé(e) le\nLEFEVRE\tSophie\t21/03/1979'],
    ['LEFEVRE^SOPHIE^^\nPatiente : LEFEVRE^SOPHIE\nDDN 21/03/1979'],
    ['Patient : LEFEVRE Sophie\nNée le 21/03/1979\nMère : Mme LEFEVRE Jeanne, née le 02/05/1950\nExamen du 12/11/2026'],
    [
      'Patient : LEFEVRE Sophie née le 21/03/1979.\nElle a accouché le 02/11/2026.\nEnfant : LEFEVRE Léo, né le 02/11/2026',
    ],
  ])('%j is hers', (text) => expect(verdict(text)).toBe('matched'));

  test.each([
    ['twin', 'Patient : LEFEVRE Claire née le 21/03/1979', 'given-name'],
    ['twin who shares a second given name', 'Patient : LEFEVRE Claire Marie née le 21/03/1979', 'given-name'],
    ['homonym', 'Mme LEFEVRE Sophie, née le 22/03/1979', 'birth-date'],
    ['husband', 'M. DE LA TOUR Paul, né le 03/04/1970', 'given-name birth-date'],
    ['mother', 'Patiente : Mme LEFEVRE Jeanne née le 02/05/1950, mère de Sophie', 'given-name birth-date'],
    ['stranger, in a letter that names her as well', 'Patient : DURAND Paul né le 01/01/1960\nVit avec Mme LEFEVRE Sophie', 'name given-name birth-date'],
    ['birth date alone', 'Date de naissance : 01/01/1960', 'birth-date'],
    ['title and name alone', 'Je vous adresse Monsieur Paul DURAND pour avis.', 'name given-name'],
    ['header of two patients', 'Patient : LEFEVRE Sophie née le 21/03/1979\n\nPatient : DURAND Paul', 'name given-name'],
    ['son', 'Nom : LEFEVRE\nPrénom : Léo\nDate de naissance : 02/11/2026', 'given-name birth-date'],
  ])('a document of her %s is stopped', (_who, text, traits) => expect(verdict(text)).toBe(traits)); // prettier-ignore

  test.each([
    ['nobody', 'Hémoglobine 12,1 g/dL le 12/11/2026. Dr Paul MARTIN'],
    ['name and given name, no date', 'Concerne : Mme LEFEVRE Sophie'],
    ['a second given name alone', 'Patient : LEFEVRE Anne-Marie née le 21/03/1979'],
    [
      'her, and in a sentence somebody else',
      'Patient : LEFEVRE Sophie née le 21/03/1979\nM. Paul DURAND, né le 01/01/1960, était présent.',
    ],
  ])('a document that names %s waits for a look', (_what, text) => expect(verdict(text)).toBe('unverified'));

  test('a doctor, a relative, a destinataire are nobody’s claim', () => {
    const text = 'Docteur Paul MARTIN\nDestinataire : Mme Claire PETIT\nCopie à Monsieur Jean ROUX\nPersonne de confiance : M. Marc BLANC\nson fils Hugo, né le 01/02/2012'; // prettier-ignore
    expect(findClaims(text)).toEqual([]);
  });

  test('a newborn is «BB» before he has a name, and nobody else is', () => {
    const label = 'BB LEFEVRE né le 02/11/2026';
    expect(verdict(label, BABY)).toBe('unverified');
    expect(verdict('Patient : BB LEFEVRE né le 02/11/2026', BABY)).toBe('unverified');
    expect(verdict('Patient : BB LEFEVRE né le 02/11/2026')).toBe('given-name birth-date');
    expect(verdict('Patient : LEFEVRE Sophie née le 21/03/1979', BABY)).toBe('given-name birth-date');
  });

  test('a married name that her record does not know is looked at, when all else is hers', () => {
    const { usedName: _usedName, ...unmarried } = SOPHIE;
    expect(verdict('Mme DURAND Sophie, née le 21/03/1979', unmarried)).toBe('unverified');
    expect(verdict('Mme DURAND Sophie, née le 21/03/1979')).toBe('name');
  });

  test('an INS proves, and an INS of somebody else stops whatever else is said', () => {
    expect(judged('Compte rendu', SOPHIE, [SOPHIE.ins.value])).toEqual({ kind: 'matched', by: 'ins' });
    const whose = judged('Patient : LEFEVRE Sophie née le 21/03/1979', SOPHIE, ['279035121518989']);
    expect(whose).toMatchObject({ kind: 'mismatch', others: [{ trait: 'ins', found: '279035121518989' }] });
  });

  test('what was read is told as it stands, with its place', () => {
    expect(judged('Patient : LEFEVRE Claire\nNée le 22 mars 1979')).toEqual({
      kind: 'mismatch',
      others: [
        { trait: 'given-name', found: 'LEFEVRE Claire', place: 'text' },
        { trait: 'birth-date', found: '22 mars 1979', place: 'text' },
      ],
    });
  });
});

const letters = fc.stringMatching(/^[A-Z][a-z]{2,9}$/).filter((name) => !/^(?:Bebe|Enfant|Nom|Age)/i.test(name));
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('H28: whatever the names', () => {
  test('a paper of the patient is never stopped, and one with another birth date always is', () => {
    fc.assert(
      fc.property(letters, letters, day, day, (family, given, born, other) => {
        fc.pre(family.toUpperCase() !== given.toUpperCase());
        const patient = {
          ...SOPHIE,
          birthName: family.toUpperCase(),
          usedName: family,
          givenNames: given,
          firstGivenName: given,
          birthDate: born,
        };
        const paper = (date: string): string =>
          verdict(`Nom : ${family}\nPrénom : ${given}\nDate de naissance : ${date}`, patient);
        expect(['matched', 'unverified']).toContain(paper(born));
        if (other !== born) expect(paper(other)).toContain('birth-date');
      }),
    );
  });

  test('no text makes the rule throw, and the same text is judged the same', () => {
    const words = fc.constantFrom('Patient', 'Nom', ':', 'né le', '21/03/1979', 'M.', 'Mme', '\n', '\t', '(', 'née', 'DUPONT', '^', 'Dr', '  ', 'Prénom', 'enfant', 'É', '👶', '\u0000'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        expect(judged(text)).toEqual(judged(text));
      }),
    );
  });
});

test('H28, H54: of megabytes that tell without end as much is read as of a long letter', () => {
  const long = `${'x'.repeat(900)}\n`.repeat(3_000);
  expect(verdict(`Patient : DURAND Paul\n${long}`)).toBe('name given-name');
  expect(verdict(`${long}Patient : DURAND Paul`)).toBe('name given-name');
  const endless = ['Nom\t', 'né le 12/03/79 ', 'nom:', 'M. ', 'mere de la '].map((part) => part.repeat(400_000));
  for (const text of endless) expect(findClaims(text).length).toBeLessThan(20_000);
});
