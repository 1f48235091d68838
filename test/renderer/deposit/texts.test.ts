import { describe, expect, it } from 'vitest';
import { notMaskedLabel, placeText, readersSentence, refusalText } from '../../../renderer/texts/deposit.ts';
import { BLANK } from './draft.ts';

const HER = { sex: 'F' } as const;
const HIM = { sex: 'M' } as const;

describe('who will read a document, in words (R15, H32)', () => {
  it('is not said while a question is open', () => {
    expect(readersSentence(BLANK, HER, false)).toBeNull();
    expect(readersSentence({ ...BLANK, masked: 'no' }, HER, true)).toBeNull();
  });

  it('agrees with the sex of the patient', () => {
    expect(notMaskedLabel(HER)).toBe('Les professionnels autorisés par la patiente');
    expect(notMaskedLabel(HIM)).toBe('Les professionnels autorisés par le patient');
    expect(readersSentence({ ...BLANK, masked: 'no', patient: 'visible' }, HER, false)).toContain('qu’elle autorise');
    expect(readersSentence({ ...BLANK, masked: 'no', patient: 'visible' }, HIM, false)).toContain('qu’il autorise');
  });

  it('says to whom it is hidden', () => {
    const sentence = readersSentence(
      { ...BLANK, masked: 'yes', patient: 'visible', representatives: 'hidden' },
      HIM,
      true,
    );
    expect(sentence).toContain('Ses représentants légaux ne le verront pas.');
    expect(sentence).toContain('seuls vous et son médecin traitant');
  });
});

describe('a file set aside', () => {
  it('says where the other identity was read (H28)', () => {
    expect(placeText('page/3')).toBe('Lu page 3 du fichier.');
    expect(placeText(undefined)).toBe('');
    expect(refusalText({ code: 'deposit/other-patient', field: 'page/1' }).detail).toMatch(/^Lu page 1 du fichier\. /);
  });

  it('says the limit when it is too large, and that nothing was sent', () => {
    const { detail } = refusalText({ code: 'file/too-large', limit: 5 * 1024 * 1024 });
    expect(detail).toMatch(/^Limite\u00a0: 5 Mo\./);
    expect(detail).toContain('Rien n’est envoyé');
  });
});
