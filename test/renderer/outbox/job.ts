import type { Job } from '../../../shared/contract/deposit.ts';

export const NOW = Date.parse('2026-11-24T08:31:00Z');

export function job(jobId: string, change: Partial<Job> = {}): Job {
  return {
    jobId,
    insId: '1.2.250.1.213.1.4.10|277076322082910',
    patientLabel: 'NESSI Ruth',
    title: `Document ${jobId}`,
    typeLabel: 'Compte rendu',
    size: 1000,
    state: 'queued',
    sentBytes: 0,
    totalBytes: 5 * 1024 * 1024,
    attempts: 0,
    answerShown: false,
    notBefore: NOW,
    createdAt: NOW,
    dueBy: NOW + 24 * 60 * 60_000,
    acknowledgedAt: null,
    withdrawnAt: null,
    uniqueId: '2.25.1',
    chainId: `chain of ${jobId}`,
    fault: null,
    ...change,
  };
}
