import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FormSaver, SAVE_DELAY_MS } from '../../../renderer/features/deposit/form-saver.ts';
import type { Fault } from '../../../shared/fault.ts';
import { BLANK } from './draft.ts';

const titled = (title: string) => ({ ...BLANK, title });

describe('saving what is typed (decision 13)', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits at most 400 ms, also while one types without a pause', async () => {
    const saved: string[] = [];
    const saver = new FormSaver(
      async (_id, form) => (saved.push(form.title), []),
      () => undefined,
    );
    for (const title of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
      saver.note('d', titled(title));
      await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS / 3);
    }
    expect(SAVE_DELAY_MS).toBeLessThanOrEqual(400);
    expect(saved).toEqual(['abc']);
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(saved).toEqual(['abc', 'abcde']);
  });

  it('saves at once when the screen is left', async () => {
    const saved: string[] = [];
    const saver = new FormSaver(
      async (_id, form) => (saved.push(form.title), []),
      () => undefined,
    );
    saver.note('d', titled('a'));
    await saver.flush();
    expect(saved).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['a']);
  });

  it('writes one form after the other: an older one never lands on a newer one', async () => {
    const saved: string[] = [];
    const ends: (() => void)[] = [];
    const save = (_id: string, form: { title: string }) =>
      new Promise<Fault[]>((resolve) => {
        ends.push(() => {
          saved.push(form.title);
          resolve([]);
        });
      });
    const saver = new FormSaver(save, () => undefined);
    saver.note('d', titled('old'));
    void saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.note('d', titled('new'));
    const done = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    ends[1]?.();
    await done;
    expect(saved).toEqual(['old', 'new']);
  });

  it('says what could not be saved, and saves it the next time', async () => {
    const states: string[] = [];
    let full = true;
    const saved: string[] = [];
    const saver = new FormSaver(
      async (_id, form) => (full ? [{ code: 'store/disk-full' }] : (saved.push(form.title), [])),
      (state) => states.push(state),
    );
    saver.note('d', titled('a'));
    expect(await saver.flush()).toEqual([{ code: 'store/disk-full' }]);
    full = false;
    expect(await saver.flush()).toEqual([]);
    expect(saved).toEqual(['a']);
    expect(states).toEqual(['saving', 'not-saved', 'saved']);
  });

  it('does not save a draft that was thrown away', async () => {
    const save = vi.fn(async () => []);
    const saver = new FormSaver(save, () => undefined);
    saver.note('d', titled('a'));
    saver.forget('d');
    await saver.flush();
    expect(save).not.toHaveBeenCalled();
  });
});
