import { expect, test } from 'vitest';
import { AnswerPace } from '../../../../shared/domain/exchange/answer-pace.ts';

test('H30: an answer that drips is given up at the end of the first span of the limit', () => {
  const pace = new AnswerPace();
  pace.heard(1_023);
  expect(pace.isOver()).toBe(true);
});

test('an answer that comes slowly is waited for, yet not for ever', () => {
  const pace = new AnswerPace();
  const spans = Array.from({ length: 10 }, () => {
    pace.heard(1_024);
    return pace.isOver();
  });
  expect(spans).toEqual([...Array.from({ length: 9 }, () => false), true]);
});

test('an answer that stops in the middle is given up, whatever came before', () => {
  const pace = new AnswerPace();
  pace.heard(5_000_000);
  expect(pace.isOver()).toBe(false);
  expect(pace.isOver()).toBe(true);
});
