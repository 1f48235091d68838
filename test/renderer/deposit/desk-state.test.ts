import { describe, expect, it } from 'vitest';
import { deskAfter, EMPTY_DESK } from '../../../renderer/features/deposit/desk-state.ts';
import { BLANK, deskWith, draft, FULL } from './draft.ts';

const FAULTS = [
  { code: 'deposit/date-future', field: 'actAt' },
  { code: 'deposit/vaccination-not-hidden', field: 'masked' },
  { code: 'store/disk-full' },
];

describe('the desk of the deposit screen', () => {
  it('brings kept drafts back with their date as one types it, and nobody has looked yet (H28)', () => {
    const desk = deskWith(draft('a', { form: FULL }), draft('b'));
    expect(desk.currentId).toBe('a');
    expect(desk.entries[0]?.typedDate).toBe('20/11/2026');
    expect(desk.entries.every((one) => !one.looked)).toBe(true);
  });

  it('does not show twice a file that was taken in while the drafts were being read', () => {
    const early = deskAfter(EMPTY_DESK, { kind: 'accepted', key: 'k', draft: draft('a', { form: FULL }) });
    const desk = deskAfter(early, { kind: 'loaded', drafts: [draft('b'), draft('a')] });
    expect(desk.entries.map((one) => one.draft.draftId)).toEqual(['b', 'a']);
    expect(desk.entries[1]?.draft.form).toEqual(FULL);
    expect(desk.currentId).toBe('a');
  });

  it('H31: takes back a document that was recalled or refused, and lets go of one that is sent again', () => {
    const desk = deskWith(draft('a'), draft('b'));
    const sentAgain = deskAfter(desk, { kind: 'returned', drafts: [draft('b'), draft('c')], asked: ['a', 'b'] });
    expect(sentAgain.entries.map((one) => one.draft.draftId)).toEqual(['c', 'b']);
    expect(sentAgain.currentId).toBe('b');
    const meanwhile = deskAfter(desk, { kind: 'accepted', key: 'k', draft: draft('new') });
    const kept = deskAfter(meanwhile, { kind: 'returned', drafts: [draft('a'), draft('b')], asked: ['a', 'b'] });
    expect(kept.entries.map((one) => one.draft.draftId)).toEqual(['a', 'b', 'new']);
  });

  describe('H28, H60: a file that somebody has just chosen', () => {
    const coming = (key: string) =>
      ({ kind: 'coming', incoming: { key, fileName: key, size: 10, faults: null } }) as const;
    const refused = (key: string) => ({ kind: 'set-aside', key, faults: [{ code: 'file/unsupported' }] }) as const;
    const open = deskWith(draft('a'), draft('b'));

    it('closes the form of the draft that was open: what is typed meanwhile goes nowhere', () => {
      const desk = deskAfter(open, coming('k'));
      expect([open.currentId, desk.currentId, desk.arriving]).toEqual(['a', null, { back: 'a' }]);
      expect(deskAfter(desk, { kind: 'returned', drafts: [draft('a')], asked: [] }).currentId).toBeNull();
    });

    it('comes under the eyes when it is read; those chosen with it wait their turn', () => {
      const both = deskAfter(deskAfter(open, coming('k')), coming('l'));
      const first = deskAfter(both, { kind: 'accepted', key: 'k', draft: draft('c') });
      expect([first.currentId, first.arriving]).toEqual(['c', null]);
      expect(deskAfter(first, { kind: 'accepted', key: 'l', draft: draft('d') }).currentId).toBe('c');
    });

    it('gives the draft back that was open when none of them is taken in', () => {
      const both = deskAfter(deskAfter(open, coming('k')), coming('l'));
      const one = deskAfter(both, refused('k'));
      expect(one.currentId).toBeNull();
      expect(deskAfter(one, refused('l'))).toMatchObject({ currentId: 'a', arriving: null });
      const sent = deskAfter(one, { kind: 'discarded', draftId: 'a' });
      expect(deskAfter(sent, refused('l')).currentId).toBe('b');
    });

    it('takes nothing from under the eyes of somebody who chose another draft meanwhile', () => {
      const chosen = deskAfter(deskAfter(open, coming('k')), { kind: 'chosen', draftId: 'b' });
      expect(deskAfter(chosen, { kind: 'accepted', key: 'k', draft: draft('c') }).currentId).toBe('b');
      expect(deskAfter(chosen, refused('k')).currentId).toBe('b');
    });
  });

  it('keeps a refused file in sight until it is dismissed, and loses nothing else', () => {
    const incoming = { key: 'k', fileName: 'x.doc', size: 10, faults: null };
    const coming = deskAfter(deskWith(draft('a')), { kind: 'coming', incoming });
    const refused = deskAfter(coming, { kind: 'set-aside', key: 'k', faults: [{ code: 'file/unsupported' }] });
    expect(refused.incoming[0]?.faults).toEqual([{ code: 'file/unsupported' }]);
    const dismissed = deskAfter(refused, { kind: 'dismissed', key: 'k' });
    expect(dismissed.incoming).toEqual([]);
    expect(dismissed.entries).toHaveLength(1);
  });

  it('takes away only the faults of what was answered anew', () => {
    const faulty = deskAfter(deskWith(draft('a')), { kind: 'faulted', draftId: 'a', faults: FAULTS });
    const desk = deskAfter(faulty, { kind: 'written', draftId: 'a', form: { ...BLANK, typeCode: '11488-4' } });
    expect(desk.entries[0]?.faults.map((fault) => fault.code)).toEqual(['deposit/date-future', 'store/disk-full']);
  });

  it('writes on one draft and on no other (H28)', () => {
    const desk = deskAfter(deskWith(draft('a'), draft('b')), { kind: 'written', draftId: 'b', form: FULL });
    expect(desk.entries.map((one) => one.draft.form)).toEqual([BLANK, FULL]);
  });

  it('shows the next document, with its own answers, after one was sent (H32)', () => {
    const job = { jobId: 'j' } as never;
    const looked = deskAfter(deskWith(draft('a', { form: FULL }), draft('b'), draft('c')), {
      kind: 'looked',
      draftId: 'a',
      looked: true,
    });
    const desk = deskAfter(looked, { kind: 'queued', draftId: 'a', job });
    expect(desk.currentId).toBe('b');
    expect(desk.entries[0]?.draft.form.masked).toBe('');
    expect(desk.entries[0]?.looked).toBe(false);
    expect(desk.queued).toBe(job);
  });

  it('shows the one before when the last of the row goes, and nothing when none is left', () => {
    const two = deskAfter(deskWith(draft('a'), draft('b')), { kind: 'chosen', draftId: 'b' });
    const one = deskAfter(two, { kind: 'discarded', draftId: 'b' });
    expect(one.currentId).toBe('a');
    expect(deskAfter(one, { kind: 'discarded', draftId: 'a' }).currentId).toBeNull();
  });
});
