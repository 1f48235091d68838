import { expect, test } from 'vitest';
import { readTerminology } from '../../electron/adapters/terminology/read-terminology.ts';
import { openStage } from './stage.ts';

test('R46: no professional files a reimbursement history, and the client does not propose it', () => {
  const stage = openStage();
  expect(() => stage.deposit('author', 'REMB')).toThrow();
  expect(stage.deposit('author', '11502-2')).not.toBe('');
  stage.engine.close();
  const types = readTerminology('resources/terminology').depositTypes.map(({ code }) => code);
  expect(types).not.toContain('REMB');
});
