import { expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';

const uuidOf = (stage: Stage, uniqueId: string): string =>
  String(stage.engine.store.prepare('SELECT entry_uuid FROM documents WHERE unique_id = ?').pluck().get(uniqueId));

test('R16: only the author deletes and replaces, without any authorisation; deleted is gone for everybody', () => {
  const stage = openStage();
  const document = stage.deposit('author');
  const replaces = uuidOf(stage, document);
  expect(stage.as('doctor').setStatus(document, 'Deleted')).toMatchObject({ ok: false });
  expect(stage.as('doctor').deposit([{ replaces }])).toMatchObject({ ok: false });
  stage.as('author').withdraw();
  const next = stage.as('author').deposit([{ replaces }]);
  expect(next).toMatchObject({ ok: true });
  const [version = ''] = next.ok ? next.value : [];
  expect(stage.as('author').setStatus(version, 'Deleted')).toMatchObject({ ok: true });
  expect(stage.sees('doctor')).toEqual([]);
  expect(stage.patientSees()).toEqual([]);
  stage.engine.close();
});
