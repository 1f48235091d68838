import { z } from 'zod';
import { chainedText, FIRST_PREVIOUS_HASH, type ChainHead } from '../../../../shared/domain/audit/chain.ts';
import type { AuditEvent, AuditRow } from '../../../../shared/domain/audit/event.ts';
import type { AuditStore, JournalFilter } from '../../../services/audit/ports.ts';
import type { Sqlite } from '../database/open-database.ts';
import { prepareOnce } from '../database/prepare-once.ts';
import { linkOf, parseAuditRow, sha256 } from './audit-rows.ts';
import { AUDIT_SQL, countSql, findSql, type AuditCondition } from './audit-statements.ts';
import { auditViews } from './audit-views.ts';

const headSchema = z.strictObject({ sequence: z.number(), hash: z.string() });
const sealSchema = headSchema.extend({ signature: z.string(), certificate: z.string() });

function nextRow(head: ChainHead | null, event: AuditEvent): AuditRow {
  const sequence = (head?.sequence ?? 0) + 1;
  const previousHash = head?.hash ?? FIRST_PREVIOUS_HASH;
  return { sequence, event, previousHash, hash: sha256(chainedText(sequence, previousHash, event)) };
}

function searchOf({ practitionerId, kinds, from, to, words }: JournalFilter) {
  const asked: readonly (readonly [AuditCondition, unknown])[] = [
    ['kinds', kinds],
    ['from', from],
    ['to', to],
    [words?.hash ? 'wordsOrHash' : 'words', words],
  ];
  const conditions = asked.filter(([, value]) => value !== undefined).map(([name]) => name);
  const parameters = {
    practitionerId,
    ...(kinds && { kinds: JSON.stringify(kinds) }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(words && {
      wordPatients: JSON.stringify(words.patients),
      wordKinds: JSON.stringify(words.kinds),
      wordDocument: words.document,
      ...(words.hash && { wordHash: words.hash }),
    }),
  };
  return { conditions, parameters };
}

function reads(
  prepare: ReturnType<typeof prepareOnce>,
): Omit<AuditStore, 'append' | 'appendSeen' | 'seen' | 'seal' | 'together'> {
  const headOf = (sql: string, parameters: Record<string, unknown> = {}): ChainHead | null => {
    const row = prepare(sql).get(parameters);
    return row === undefined ? null : headSchema.parse(row);
  };
  return {
    read: (from, limit) => prepare(AUDIT_SQL.read).all({ from, limit }).map(parseAuditRow),
    links: (from, limit) => prepare(AUDIT_SQL.read).all({ from, limit }).map(linkOf),
    seals: (from, to) => z.array(sealSchema).parse(prepare(AUDIT_SQL.seals).all({ from, to })),
    sealAfter: (sequence) => headOf(AUDIT_SQL.sealAfter, { sequence }),
    find: (filter, offset, limit) => {
      const { conditions, parameters } = searchOf(filter);
      return prepare(findSql(conditions))
        .all({ ...parameters, offset, limit })
        .map(parseAuditRow);
    },
    count: (filter) => {
      const { conditions, parameters } = searchOf(filter);
      const counted = prepare(countSql(conditions)).get(parameters);
      return z.strictObject({ rows: z.number() }).parse(counted).rows;
    },
    ofOpening: (practitionerId, opening) =>
      prepare(AUDIT_SQL.ofOpening).all({ practitionerId, opening }).map(parseAuditRow),
    head: () => headOf(AUDIT_SQL.head),
    lastSeal: () => {
      const row = prepare(AUDIT_SQL.lastSeal).get({});
      return row === undefined ? null : sealSchema.parse(row);
    },
  };
}

/** The journal on SQLite: triggers refuse any change of a row, the chain and the seals tell one made outside. */
export function auditTable(database: Sqlite): AuditStore {
  const prepare = prepareOnce(database);
  const reading = reads(prepare);
  const views = auditViews(prepare);
  const add = (event: AuditEvent): AuditRow => {
    const row = nextRow(reading.head(), event);
    const { sequence, previousHash, hash } = row;
    prepare(AUDIT_SQL.insert).run({ sequence, previousHash, hash, eventJson: JSON.stringify(event) });
    return row;
  };
  const append = database.transaction(add);
  const appendSeen = database.transaction((event: AuditEvent, content: Parameters<typeof views.keep>[0]) =>
    add({ ...event, facts: { ...event.facts, view: views.keep(content) } }),
  );
  return {
    ...reading,
    append: (event) => append.immediate(event),
    appendSeen: (event, content) => appendSeen.immediate(event, content),
    seen: views.find,
    together: (work) => database.transaction(work).immediate(),
    seal: (seal) => {
      prepare(AUDIT_SQL.insertSeal).run({ ...seal });
    },
  };
}
