import { readFileSync, writeFileSync } from 'node:fs';

const MB_IN_KB = 1024;

function megabytes(pid: number | 'self', what: 'VmHWM' | 'VmRSS'): number {
  const [, kilobytes] = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / MB_IN_KB;
}

/**
 * By how many megabytes a process's resident memory stood over what it was, at its highest, while something was done:
 * counted by the kernel, so that no instant of it is missed. Linux only, as the virtual cards are.
 */
export async function peakGrowth(pid: number | 'self', act: () => Promise<unknown>): Promise<number> {
  // Forgets the highest mark so far (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = megabytes(pid, 'VmRSS');
  await act();
  return megabytes(pid, 'VmHWM') - before;
}
