import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentProof } from '../../../../../shared/domain/consent/proof.ts';
import { writeEntry } from '../../../../../electron/adapters/dmp/ebxml/write-entry.ts';
import { objectIds } from '../../../../../electron/adapters/dmp/ebxml/write-object.ts';
import { pageReader } from '../../../../../electron/adapters/dmp/reading/page-reader.ts';
import { readQueryPage } from '../../../../../electron/adapters/dmp/reading/read-page.ts';
import { findDocuments } from '../../../../../electron/adapters/dmp/transactions/td3-1.ts';
import { documentEntry } from '../sample-entries.ts';
import { answerEnvelope, INS, openContext, scriptedStore } from '../scripted-store.ts';

const ID = 'urn:uuid:1';
const COUNT = 2_000;
const IN_THREAD = { threadFromBytes: 0, idleMs: 50 };

function listOf(count: number): string {
  const samples = fc.sample(documentEntry, { numRuns: 200, seed: 7 });
  const rows = Array.from({ length: count }, (_, index) => {
    const sample = samples[index % samples.length];
    if (!sample) throw new Error('no sample');
    return writeEntry(objectIds(), { ...sample, entryUUID: `urn:uuid:${index}`, uniqueId: `2.25.${index}` });
  });
  return `<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success" totalResultCount="${count}"><rim:RegistryObjectList xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">${rows.join('')}</rim:RegistryObjectList></q:AdhocQueryResponse>`;
}

const long = listOf(COUNT);
const answerWith = (text: string) => ({
  status: 200,
  headers: { 'content-type': 'application/soap+xml; charset=UTF-8' },
  body: Buffer.from(text),
});
const longAnswer = () => answerWith(answerEnvelope(long, ID));

/** A thread that does what this program says, instead of reading. */
const threadThat = (program: string) => new URL(`data:text/javascript,${encodeURIComponent(program)}`);

/**
 * Longest turn of the event loop while `act` runs, in milliseconds of this thread's own work: another program that
 * holds the machine is no fault of ours.
 */
async function longestTurn(act: () => Promise<unknown>): Promise<{ longestMs: number; turns: number }> {
  let longestMs = 0;
  let turns = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1000);
    turns += 1;
    before = process.threadCpuUsage();
  }, 1);
  await act();
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(timer);
  return { longestMs, turns };
}

test('N5, H44: 2,000 documents are read without holding the event loop for 100 ms', async () => {
  const read = pageReader();
  const answer = longAnswer();
  expect(answer.body.length).toBeGreaterThan(5_000_000);
  const held = await longestTurn(async () => {
    const page = await read(answer, ID);
    expect(page.ok && page.value.rows).toHaveLength(COUNT);
  });
  expect(held.longestMs).toBeLessThan(100);
  expect(held.turns).toBeGreaterThan(3);
}, 30_000);

test('the thread reads what is read in place, and leaves the bytes to their owner', async () => {
  const read = pageReader(IN_THREAD);
  const answer = longAnswer();
  const before = Buffer.from(answer.body);
  const page = await read(answer, ID);
  expect(isDeepStrictEqual(page, readQueryPage(answer, ID))).toBe(true);
  expect(before.equals(answer.body)).toBe(true);
  const [one, other] = await Promise.all([read(answer, ID), read(answerWith(answerEnvelope(listOf(2), ID)), ID)]);
  expect(one.ok && one.value.rows).toHaveLength(COUNT);
  expect(other.ok && other.value.rows).toHaveLength(2);
}, 30_000);

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY x "x">]><a>&x;</a>'],
  ['an endless nesting', '<a>'.repeat(10_000)],
  ['an answer to another message', answerEnvelope('<a/>', 'urn:uuid:2')],
  ['something else', answerEnvelope('<a/>', ID)],
  ['nothing', ''],
])('a hostile or foreign answer is the same fault in the thread: %s', async (_, text) => {
  const read = await pageReader(IN_THREAD)(answerWith(text), ID);
  expect(read.ok).toBe(false);
  expect(read).toEqual(readQueryPage(answerWith(text), ID));
});

test.each([
  ['hangs', 'for (;;);', 300],
  ['is silent', 'setInterval(() => undefined, 1000)', 300],
  ['dies', 'process.exit(1)', 10_000],
  ['throws', 'throw new Error("x")', 10_000],
  ['cannot be loaded', 'import "./nowhere.js"', 10_000],
])('H54: a thread that %s is a fault and never a wait', async (_, program, answerMs) => {
  const read = pageReader({ ...IN_THREAD, entry: threadThat(program), answerMs });
  const answers = await Promise.all([read(answerWith('<a/>'), ID), read(answerWith('<b/>'), ID)]);
  const fault = { ok: false, fault: { code: 'dmp/unreadable-answer', class: 'transient' } };
  expect(answers).toEqual([fault, fault]);
  // A new one is started for the next answer.
  expect(await read(answerWith('<a/>'), ID)).toEqual(fault);
});

test('H54: an answer that would fill the memory ends with its thread', async () => {
  const read = pageReader({ ...IN_THREAD, memoryMb: 8 });
  expect(await read(longAnswer(), ID)).toMatchObject({ ok: false, fault: { code: 'dmp/unreadable-answer' } });
}, 30_000);

test('one thread is kept from page to page and ended when nothing follows: it has held a patient’s list', async () => {
  const threads: Worker[] = [];
  const note = (thread: Worker): unknown => threads.push(thread);
  process.on('worker', note);
  const read = pageReader({ threadFromBytes: 0, idleMs: 200 });
  await read(answerWith('<a/>'), ID);
  await read(answerWith('<a/>'), ID);
  process.off('worker', note);
  expect(threads).toHaveLength(1);
  await Promise.all(threads.map((thread) => once(thread, 'exit')));
});

test('a search of the gateway takes this way, a short answer does not', async () => {
  const threads: Worker[] = [];
  const note = (thread: Worker): unknown => threads.push(thread);
  process.on('worker', note);
  const search = (body: string) =>
    findDocuments(
      openContext(scriptedStore(() => body).transport),
      // The brand is given by canOpen alone; here only the reading is tested.
      { purpose: 'normal', consentId: 'c', ins: INS, practitionerId: '899700000011' } as ConsentProof,
      { statuses: ['approved'] },
    );
  expect(await search(listOf(2))).toMatchObject({ value: { value: { announced: 2, complete: true } } });
  expect(threads).toHaveLength(0);
  expect(await search(long)).toMatchObject({ value: { value: { announced: COUNT, complete: true } } });
  process.off('worker', note);
  expect(threads).toHaveLength(1);
}, 30_000);
