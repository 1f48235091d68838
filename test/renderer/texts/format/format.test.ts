import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { cutMiddle } from '../../../../renderer/texts/format/cut-middle.ts';
import { visible } from '../../../../renderer/texts/format/visible.ts';
import { ageInWords, dayAndTime, longDay } from '../../../../renderer/texts/format/dates.ts';
import { spanText } from '../../../../renderer/texts/format/span.ts';
import { groupedIns, professionalNumber, sizeText } from '../../../../renderer/texts/format/identifiers.ts';
import {
  ageText,
  birthDateInLetters,
  isoToTypedDate,
  localMinuteToTyped,
  typedDateToIso,
  typedDay,
  typedMinute,
} from '../../../../renderer/texts/format/partial-date.ts';
import { typeset, typesetText } from '../../../../renderer/texts/format/typeset.ts';
import { listDate, longWireTime } from '../../../../renderer/texts/format/wire-time.ts';

const NOW = Date.parse('2026-11-24T08:31:00Z');

describe('birth dates and ages', () => {
  test('H01: the month of a birth date is written in letters, so that 03/01 and 01/03 cannot be confused', () => {
    expect(birthDateInLetters('1980-01-03')).toBe('3 janvier 1980');
    expect(birthDateInLetters('1980-03-01')).toBe('1er mars 1980');
  });
  test('H50: an unknown day or month of birth stays unknown', () => {
    expect(birthDateInLetters('1948-02')).toBe('février 1948');
    expect(birthDateInLetters('1948')).toBe('1948');
  });
  test('an age is said in years, in months below two years, in days below one month', () => {
    expect(ageText('1977-07-14', NOW)).toBe('49 ans');
    expect(ageText('2025-10-30', NOW)).toBe('12 mois');
    expect(ageText('2026-11-20', NOW)).toBe('4 jours');
    expect(ageText('2026-10-24', NOW)).toBe('1 mois');
  });
  test('a typed date becomes a calendar date and back, and an unreadable one is left as typed', () => {
    expect(typedDateToIso('14/07/1977')).toBe('1977-07-14');
    expect(typedDateToIso('4.7.1977')).toBe('1977-07-04');
    expect(typedDateToIso('07/1977')).toBe('1977-07');
    expect(typedDateToIso('hier')).toBe('hier');
    expect(isoToTypedDate('2026-11-20')).toBe('20/11/2026');
  });
});

describe('times of the wire', () => {
  test('H50: a time of the registry is UTC and is shown in France; a date stays a date', () => {
    expect(longWireTime('20261120064500')).toBe('20 novembre 2026 à 07:45');
    expect(longWireTime('20260701233000')).toBe('2 juillet 2026 à 01:30');
    expect(longWireTime('20261120')).toBe('20 novembre 2026');
    expect(longWireTime('202611')).toBe('novembre 2026');
    expect(longWireTime('2026')).toBe('2026');
  });
  test('EX_3.2-1090: a time with an offset keeps the producer’s own day and hour', () => {
    expect(longWireTime('20261120233000-0400')).toBe('20 novembre 2026 à 23:30');
  });
  test('a list shows the year only when it is not this one', () => {
    expect(listDate('20261120', NOW)).toEqual({ day: '20 nov.' });
    expect(listDate('20250909', NOW)).toEqual({ day: '9 sept.', year: '2025' });
    expect(listDate(undefined, NOW)).toEqual({ day: 'sans date' });
    expect(listDate('bientôt', NOW)).toEqual({ day: 'bientôt' });
  });
});

describe('ages of facts', () => {
  test('H12: the age of a copied row is said in words', () => {
    expect(ageInWords(NOW - 19 * 60_000, NOW)).toBe('il y a 19 min');
    expect(ageInWords(NOW - 3 * 86_400_000, NOW)).toBe('il y a 3 jours');
    expect(dayAndTime(NOW - 60_000, NOW)).toBe('aujourd’hui à 09:30');
    expect(longDay(Date.parse('2026-05-01T10:00:00Z'))).toBe('1er mai 2026');
  });
});

describe('identifiers', () => {
  test('an INS is read by groups, and no character of it is lost', () => {
    expect(groupedIns('277076322082910')).toBe('2\u202f77\u202f07\u202f63\u202f220\u202f829\u202f10');
    expect(groupedIns('2A').replaceAll('\u202f', '')).toBe('2A');
  });
  test('a RPPS loses the 8 that the card writes before it', () => {
    expect(professionalNumber('899700000011')).toBe('RPPS 99\u202f700\u202f000\u202f011');
    expect(professionalNumber('012345678')).toBe('Identifiant 012\u202f345\u202f678');
  });
  test('sizes have a decimal comma', () => {
    expect(sizeText(640 * 1024)).toBe('640 Ko');
    expect(sizeText(1.5 * 1024 * 1024)).toBe('1,5 Mo');
  });
});

describe('French spacing', () => {
  test('a space before : ; ? ! and inside guillemets never breaks a line', () => {
    expect(typesetText('Qui consent ?')).toBe('Qui consent\u202f?');
    expect(typesetText('Motif : « oui »')).toBe('Motif\u00a0: «\u00a0oui\u00a0»');
    expect(typeset({ ask: (name: string) => `${name} ?` }).ask('Vous')).toBe('Vous\u202f?');
  });
});

describe('titles', () => {
  test('H60: two titles that differ at their start or at their end still differ after cutting', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 60 }), fc.integer({ min: 16, max: 40 }), (middle, limit) => {
        const left = cutMiddle(`${middle}, côté gauche`, limit);
        const right = cutMiddle(`${middle}, côté droit`, limit);
        expect([...left].length).toBeLessThanOrEqual(limit);
        expect(left).not.toBe(right);
      }),
    );
  });
});

describe('a foreign name or title', () => {
  test('H60: what turns the letters round, or shows nothing, is shown', () => {
    expect(cutMiddle('note\u202Efdp.exe', 34)).toBe('note\ufffdfdp.exe');
    expect(visible('deux\nlignes\u200B')).toBe('deux\ufffdlignes\ufffd');
    expect(visible('Œdème côté gauche, <0,01 µg 👩‍⚕️')).toBe('Œdème côté gauche, <0,01 µg 👩‍⚕️');
  });
});

describe('a day that is typed', () => {
  test('is kept as ISO once it is whole', () => {
    expect(typedDay('20/11/2026')).toBe('2026-11-20');
    expect(typedDay('2.1.2026')).toBe('2026-01-02');
    expect(typedDay(' 20 / 11 / 2026 ')).toBe('2026-11-20');
    expect(typedDay('20 11 2026')).toBe('2026-11-20');
    expect(typedDay('20112026')).toBe('2026-11-20');
  });

  test('H50: with a separator too many, perhaps in place of a digit, it is no date', () => {
    for (const slip of ['-1/1/2026', '1//1/2026', '1/-1/2026', '1/1/-2026', '1/1/2026/'])
      expect(typedDay(slip)).toBe(slip);
  });

  test('is kept as typed before, and never too long for the contract', () => {
    expect(typedDay('20/11')).toBe('20/11');
    expect(typedDay(' demain ')).toBe('demain');
    expect(typedDay('x'.repeat(40))).toHaveLength(20);
  });
});

describe('H19: a minute that is typed', () => {
  test('is read day first, whatever the language of the workstation', () => {
    expect(typedMinute('02/12/2026 14:30')).toBe('2026-12-02T14:30');
    expect(typedMinute('2/12/2026 9h')).toBe('2026-12-02T09:00');
    expect(typedMinute(' 2/12/2026 9 h 05 ')).toBe('2026-12-02T09:05');
    expect(localMinuteToTyped('2026-12-02T09:05')).toBe('02/12/2026 09:05');
  });

  test('stays as typed while it is none, and comes back as it was', () => {
    for (const typed of ['', '02/12/2026', '02/12/2026 9', 'demain 9h', '02/12/2026 9h3']) {
      expect(localMinuteToTyped(typedMinute(typed))).toBe(typed);
    }
    expect(typedMinute('x'.repeat(40))).toHaveLength(20);
  });
});

test('a span is said as a doctor would', () => {
  expect([125_000, 3_600_000 + 125_000, 86_400_000, 3 * 86_400_000].map(spanText)).toEqual([
    '2 min',
    '1 h 02',
    '1 jour',
    '3 jours',
  ]);
});
