import { afterEach, describe, expect, it, vi } from 'vitest';
import { CROSSING_LIMIT, takeIn } from '../../../renderer/features/deposit/take-in.ts';
import { CROSSING_LIMIT_BYTES } from '../../../shared/contract/deposit.ts';

const TOKEN = '3b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d';

function bridge(answer: unknown) {
  const call = vi.fn(async (_name: string, _input: unknown) => answer);
  vi.stubGlobal('window', { dmp: { call } });
  return call;
}

describe('taking a file in', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('knows the limit of the contract', () => {
    expect(CROSSING_LIMIT).toBe(CROSSING_LIMIT_BYTES);
  });

  it('refuses a file that is too large before a byte of it is read', async () => {
    const call = bridge({ ok: true, value: {} });
    const arrayBuffer = vi.fn();
    const file = { name: 'scan.pdf', size: CROSSING_LIMIT + 1, arrayBuffer } as unknown as File;
    expect(await takeIn(TOKEN, file)).toEqual({ faults: [{ code: 'file/too-large', limit: CROSSING_LIMIT }] });
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(call).not.toHaveBeenCalled();
  });

  it('hands the very bytes over, and keeps the extension of a name that is too long', async () => {
    const call = bridge({ ok: true, value: { draftId: 'd' } });
    const file = new File([Uint8Array.of(1, 2, 3)], `${'x'.repeat(300)}.pdf`);
    expect(await takeIn(TOKEN, file)).toEqual({ draft: { draftId: 'd' } });
    const input = call.mock.calls[0]?.[1] as { fileName: string; bytes: Uint8Array };
    expect([...input.bytes]).toEqual([1, 2, 3]);
    expect(input.fileName).toHaveLength(255);
    expect(input.fileName.endsWith('.pdf')).toBe(true);
  });

  it('says so when the file cannot be read', async () => {
    bridge({ ok: true, value: {} });
    const file = { name: 'dossier', size: 0, arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as File;
    expect(await takeIn(TOKEN, file)).toEqual({ faults: [{ code: 'file/unreadable' }] });
  });
});
