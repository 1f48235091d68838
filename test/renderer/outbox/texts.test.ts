import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/deposit.ts';
import { waitsFor } from '../../../renderer/features/outbox/order.ts';
import { jobState, percentSent } from '../../../renderer/texts/outbox.ts';
import { SENDING_STATES } from '../../../shared/domain/outbox/job.ts';
import { job, NOW } from './job.ts';

describe('the state of a job in words (mock-up 04)', () => {
  it('differs for every state (H60)', () => {
    const words = SENDING_STATES.map((state) => jobState(job('a', { state, notBefore: NOW + 5_000 }), NOW));
    expect(new Set(words).size).toBe(SENDING_STATES.length);
  });

  it('H29: counts the undo window down, then says that it is in the queue', () => {
    const held = job('a', { state: 'held-back', notBefore: NOW + 9_200 });
    expect(jobState(held, NOW - 1_900)).toBe('En attente de rappel, part dans 10\u00a0s');
    expect(jobState(held, NOW)).toBe('En attente de rappel, part dans 10\u00a0s');
    expect(jobState(held, NOW + 60_000)).toBe('En file');
  });

  it('H29, H30: says of a version behind another one what it waits for, as long as it does', () => {
    const of = (jobId: string, state: Job['state']) => job(jobId, { state, chainId: 'one document' });
    const words = (first: Job['state'], second: Job['state'] = 'held-back') => {
      const queue = [of('first', first), job('another', { state: 'refused' }), of('second', second)];
      const [, , last = of('second', second)] = queue;
      return jobState(last, NOW, waitsFor(last, queue));
    };
    expect(words('refused')).toBe('Attend la version précédente, à reprendre ou à retirer');
    expect(words('refused', 'queued')).toBe('Attend la version précédente, à reprendre ou à retirer');
    expect(words('review')).toBe('En file, part après la version précédente');
    for (const over of ['sent', 'recalled'] as const) expect(words(over)).toBe('En file');
    expect(waitsFor(of('second', 'sending'), [of('first', 'refused'), of('second', 'sending')])).toBeNull();
  });

  it('says how far the upload is', () => {
    const sending = job('a', { state: 'sending', sentBytes: 3.1 * 1024 * 1024 });
    expect(jobState(sending, NOW)).toBe('Envoi, 62\u00a0% de 5 Mo');
    expect(percentSent(sending)).toBe(62);
    expect(percentSent({ ...sending, state: 'sent' })).toBeNull();
  });

  it('never says «reçu» before the DMP did: all bytes gone is not an answer (H29)', () => {
    const gone = job('a', { state: 'sending', sentBytes: 5 * 1024 * 1024 });
    expect(jobState(gone, NOW)).toBe('Envoyé, réponse du DMP attendue');
    expect(jobState(job('a', { state: 'review' }), NOW)).not.toContain('Reçu');
  });

  it('says when the next try is and when the answer came', () => {
    const later = { attempts: 1, notBefore: NOW + 300_000 };
    expect(jobState(job('a', later), NOW)).toBe('En file, nouvel essai à 09:36');
    expect(jobState(job('a', { ...later, state: 'review' }), NOW)).toContain('prochain essai à 09:36');
    expect(jobState(job('a', { state: 'sent', acknowledgedAt: NOW }), NOW)).toBe('Reçu par le DMP à 09:31');
  });
});
