import { expect, test } from 'vitest';
import { storeParameters } from '../../../../shared/domain/parameters/store-parameters.ts';

const DEFAULTS = { ageOfMajority: 18 };

test('R15, R34: without a word of the store the cumulation is forbidden and majority is the setting’s', () => {
  expect(storeParameters({}, DEFAULTS)).toEqual({
    minorFunctions: true,
    ageOfMajority: 18,
    combinationAllowed: false,
    secretConnectionAge: null,
  });
});

test('R15, R34, R36: the store’s word counts, however it writes yes and no', () => {
  const texts = {
    'fonctions-gestion-mineurs': 'NON',
    'age-majorite': ' 16 ',
    'cumul-invisible_patient-masque_ps': 'true',
    'age-connexion-secrete': '12',
    'parametre-inconnu': 'x',
  };
  expect(storeParameters(texts, DEFAULTS)).toEqual({
    minorFunctions: false,
    ageOfMajority: 16,
    combinationAllowed: true,
    secretConnectionAge: 12,
  });
});

test('R15, R34: a value that makes no sense keeps its default, and spoils no other', () => {
  for (const nonsense of ['', '0', '-3', '1.5', '99', 'dix-huit', '018a']) {
    const texts = { 'age-majorite': nonsense, 'cumul-invisible_patient-masque_ps': nonsense };
    const read = storeParameters({ ...texts, 'age-connexion-secrete': '13' }, DEFAULTS);
    expect(read, nonsense).toMatchObject({ ageOfMajority: 18, combinationAllowed: false, secretConnectionAge: 13 });
  }
});
