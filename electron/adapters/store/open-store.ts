import { accessSync, constants, existsSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { CacheFile, removeDatabase } from './cache-file.ts';
import { closeDatabase, type Sqlite } from './database/open-database.ts';
import { openMigrated } from './database/open-migrated.ts';
import { holderPaths, type HolderPaths } from './holder-folder.ts';
import type { SignDomainText } from './keys/card-secret.ts';
import type { EscrowCertificate } from './keys/escrow.ts';
import { mendCopies, readEnvelope, writeEnvelope, type Envelope } from './keys/envelope.ts';
import { withEscrow, withNewCode } from './keys/key-slots.ts';
import { createKeys, openKeys, recoverKeys, type Unlocked, type UnlockMeans } from './keys/unlock.ts';
import type { WorkstationKeys } from './keys/workstation-keys.ts';
import { legalMigrations } from './migrations/legal/index.ts';
import { attempt, type StoreFault } from './store-fault.ts';
import type { Store } from './store.ts';
import { auditTable } from './tables/audit.ts';
import { consentsTable } from './tables/consents.ts';
import { emergencyTable } from './tables/emergency.ts';
import { holdsTable } from './tables/holds.ts';
import { draftsTable } from './tables/drafts.ts';
import { feedingTable } from './tables/feeding.ts';
import { internalAuthorsTable } from './tables/internal-authors.ts';
import { looksTable } from './tables/looks.ts';
import { outboxTable } from './tables/outbox.ts';
import { patientsTable } from './tables/patients.ts';
import { placeMemory, spotMemory } from './tables/place.ts';
import { withdrawalsTable } from './tables/withdrawals.ts';
import { settingsTable } from './tables/settings.ts';

/** What the store needs to open: the folder of the profile, the holder, his card and the workstation's key store. */
export interface OpenStoreOptions {
  readonly folder: string;
  /** PS_IdNat of the card holder; in no file name and in no file in clear. */
  readonly holderId: string;
  readonly signDomainText: SignDomainText;
  readonly keyStore: WorkstationKeys;
  /** Of the establishment, when the settings name one (decision 12); checked when they were read. */
  readonly escrow?: EscrowCertificate;
  /** Recovery code as typed, after `store/card-changed` or `store/key-store-lost`. */
  readonly recovery?: string;
}

interface Files {
  readonly legal: Sqlite;
  readonly cache: CacheFile | null;
}

function locate(options: OpenStoreOptions): Result<{ paths: HolderPaths; envelope: Envelope | null }, StoreFault> {
  if (!options.keyStore.isAvailable()) return fail({ code: 'store/key-store-unavailable' });
  return attempt(() => {
    const paths = holderPaths(options.folder, options.holderId);
    // SQLite only says that it cannot open its log there; the folder itself says why.
    accessSync(paths.folder, constants.W_OK);
    const envelope = readEnvelope(paths.envelope);
    if (!envelope.ok) return envelope;
    // Rows without their keys: never started afresh over them, a backup of the envelope may still exist.
    if (!envelope.value && existsSync(paths.legal)) return fail({ code: 'store/envelope-missing' });
    return ok({ paths, envelope: envelope.value });
  });
}

function openFiles(paths: HolderPaths, unlocked: Unlocked, before: Envelope | null): Result<Files, StoreFault> {
  const { keys, envelope } = unlocked;
  // First use: the envelope comes before the rows, else a crash between the two would leave rows without a key.
  if (!before) writeEnvelope(paths.envelope, envelope);
  const legal = openMigrated({ path: paths.legal, key: keys.legal, durability: 'full', migrations: legalMigrations });
  if (!legal.ok) return legal;
  try {
    // New cache key (recovery) or none: what another key wrote cannot be read any more.
    if (before?.cache?.holder.sealed !== envelope.cache?.holder.sealed) removeDatabase(paths.cache);
    // After the legal file was taken: a second opener must not change the code that the first one shows.
    if (before && before !== envelope) writeEnvelope(paths.envelope, envelope);
    if (before === envelope) mendCopies(paths.envelope, envelope);
    return ok({ legal: legal.value, cache: keys.cache ? new CacheFile(paths.cache, keys.cache) : null });
  } catch (error) {
    legal.value.close();
    throw error;
  }
}

function recoveryActs(
  paths: HolderPaths,
  unlocked: Unlocked,
): Pick<Store, 'confirmRecoveryCode' | 'renewRecoveryCode'> {
  let { envelope } = unlocked;
  return {
    confirmRecoveryCode: () => {
      envelope = { ...envelope, recoveryConfirmed: true };
      writeEnvelope(paths.envelope, envelope);
    },
    renewRecoveryCode: () => {
      const renewed = withNewCode(envelope, paths.holder, unlocked.keys.legal);
      envelope = renewed.envelope;
      writeEnvelope(paths.envelope, envelope);
      return renewed.recoveryCode;
    },
  };
}

function wipe({ keys }: Unlocked): void {
  keys.legal.fill(0);
  keys.cache?.fill(0);
}

function assemble(paths: HolderPaths, unlocked: Unlocked, files: Files): Omit<Store, 'escrow' | 'recovered'> {
  const settings = settingsTable(files.legal);
  return {
    outbox: outboxTable(files.legal),
    withdrawals: withdrawalsTable(files.legal),
    internalAuthors: internalAuthorsTable(files.legal),
    consents: consentsTable(files.legal),
    audit: auditTable(files.legal),
    emergency: emergencyTable(files.legal),
    holds: holdsTable(files.legal),
    drafts: draftsTable(files.legal),
    feeding: feedingTable(files.legal),
    patients: patientsTable(files.legal),
    looks: looksTable(files.legal),
    settings,
    place: placeMemory(settings),
    spot: spotMemory(settings),
    cache: files.cache?.store ?? null,
    onCacheStartedAgain: (hear) => {
      if (files.cache) files.cache.onStartedAgain = hear;
    },
    protection: unlocked.envelope.protection,
    cacheStartedEmpty: () => files.cache?.startedEmpty ?? false,
    recoveryCode: unlocked.recoveryCode,
    ...recoveryActs(paths, unlocked),
    close: () => {
      wipe(unlocked);
      try {
        closeDatabase(files.legal);
      } finally {
        files.cache?.close();
      }
    },
  };
}

/** A torn page may be met only while the statements are prepared: told like any other, and the files are let go of. */
function assembleOrClose(
  paths: HolderPaths,
  unlocked: Unlocked,
  files: Files,
): Result<ReturnType<typeof assemble>, StoreFault> {
  const assembled = attempt(() => ok(assemble(paths, unlocked, files)));
  if (!assembled.ok) {
    wipe(unlocked);
    files.legal.close();
    files.cache?.close();
  }
  return assembled;
}

async function unlock(
  options: OpenStoreOptions,
  holder: string,
  envelope: Envelope | null,
): Promise<Result<Unlocked, StoreFault>> {
  const means: UnlockMeans = { holder, signDomainText: options.signDomainText, keyStore: options.keyStore };
  if (!envelope) return createKeys(means);
  return options.recovery === undefined ? openKeys(means, envelope) : recoverKeys(means, envelope, options.recovery);
}

/**
 * Opens the local store of a card holder, and makes it at first use (decision 12).
 *
 * @returns the store, alone on its files until `close()`. Failures, nothing being lost by any of them:
 *   `store/card-changed` and `store/key-store-lost` (call again with the recovery code), `store/recovery-code-wrong`,
 *   `store/recovery-code-unreadable`, `store/signature-failed`, `store/key-store-unavailable`, `store/in-use`,
 *   `store/read-only`, `store/disk-full`, `store/corrupt`, `store/newer-schema`, `store/envelope-corrupt`,
 *   `store/envelope-missing`, `store/unavailable`.
 */
export async function openStore(options: OpenStoreOptions): Promise<Result<Store, StoreFault>> {
  const located = locate(options);
  if (!located.ok) return located;
  const { paths, envelope } = located.value;
  const unlocked = await unlock(options, paths.holder, envelope);
  if (!unlocked.ok) return unlocked;
  const { keys } = unlocked.value;
  const escrowed = withEscrow(unlocked.value.envelope, paths.holder, keys.legal, options.escrow ?? null);
  const ready = { ...unlocked.value, envelope: escrowed };
  const opened = attempt(() => openFiles(paths, ready, envelope));
  if (!opened.ok) {
    wipe(ready);
    return opened;
  }
  const tables = assembleOrClose(paths, ready, opened.value);
  if (!tables.ok) return tables;
  const before = envelope?.legal.escrow?.certificate ?? null;
  return ok({
    ...tables.value,
    escrow: { before, now: options.escrow?.fingerprint ?? null },
    recovered: options.recovery !== undefined && envelope !== null,
  });
}
