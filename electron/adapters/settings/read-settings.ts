import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { INTERNAL_ID_FORMS } from '../../../shared/domain/document/named-author.ts';
import type { Fault } from '../../../shared/fault.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const servicesSchema = z.object({
  patient: z.string(),
  /** PDQ has an address of its own in the official kit, whose name was not seen (dmp-interface §1.1). */
  patientSearch: z.string().default('patient'),
  patientSpecific: z.string(),
  habilitation: z.string(),
  registry: z.string(),
  repository: z.string(),
});

/** One certificate of a structure: the certificate (PEM or DER) and its key (PEM or PKCS#12), both in files. */
const keyFilesSchema = z.object({ certificate: z.string(), key: z.string() });

/**
 * Certificates without a card (dmp-interface §6.1, EX_GEN-1450): ORG_AUTH_CLI opens TLS, ORG_SIGN signs assertions and
 * lots. The code of the keys is in no setting: it comes from a protected file or the standard input.
 */
const establishmentSchema = z.object({
  authentication: keyFilesSchema,
  signature: keyFilesSchema,
  structureName: z.string().min(1),
  /** `SAxx` of the structure (TRE_R02). */
  sector: z.string().regex(/^SA\d\d$/),
  /** Unsure: FINESS of the site, where the certificate bears that of the legal entity; the OU of the certificate otherwise. */
  structureId: z.string().min(1).optional(),
  /** Unsure: how the identifiers of those who have no PS_IdNat begin (dmp-interface §2.2, §3.4). */
  internalIdForm: z.enum(INTERNAL_ID_FORMS).default('person'),
  /** Unsure: how the people of the structure are authenticated, in the words of SAML (dmp-interface §2.2). */
  authenticationClass: z
    .enum(['TLSClient', 'Password', 'unspecified', 'MobileTwoFactorUnregistered'])
    .default('TLSClient'),
});
export type EstablishmentSettings = z.infer<typeof establishmentSchema>;

/**
 * How this workstation reaches its store, and every value that the sources leave unsure (decision 15). Paths are
 * absolute. A source build has no homologation number of its own: it is a runtime secret (EX_GEN-1490).
 */
const settingsSchema = z.object({
  environment: z.enum(['sandbox', 'production']),
  baseUrl: z.url({ protocol: /^https$/ }),
  services: servicesSchema,
  parameterFileUrl: z.string().optional(),
  /** Address of the Web-PS (`https://<domaine>`), for the store's own history of accesses; absent: not offered. */
  webPsUrl: z.url({ protocol: /^https$/ }).optional(),
  /** Documents opened in one day from which the privacy officer is told, once (H56). */
  unusualReadings: z.number().int().positive().default(200),
  trustedRoots: z.string(),
  patientsFile: z.string().optional(),
  pkcs11Library: z.string().optional(),
  homologationNumber: z.string().default(''),
  lpsId: z.string().default(''),
  /** OID of this emitting system (XDS sourceId), and root of the practice's own patient numbers. */
  sourceId: z.string().default('2.25.309615416148306498130838520129450286'),
  vihfVersion: z.string().default('3.0'),
  authenticationModeName: z.enum(['Authentification_mode', 'Authentification_Mode']).default('Authentification_mode'),
  maximumDocumentBytes: z
    .number()
    .int()
    .positive()
    .default(5 * 1024 * 1024),
  authorisationValidityDays: z.number().int().positive().default(365),
  /** Decision 15, H47: whoever configures the workstation may shorten it, nobody may lengthen it. */
  idleLockMinutes: z.number().positive().max(10).default(10),
  recallWindowMs: z.number().int().min(0).default(10_000),
  ageOfMajority: z.number().int().default(18),
  /** Life of an emergency access (decision 15). */
  emergencyAccessMinutes: z.number().positive().max(240).default(60),
  /** Struct_IdNat of the regulation centres (SAMU-Centre 15): no card says «régulateur» (R31). */
  regulationStructures: z.array(z.string()).default([]),
  /** Below this age the secret connection is not proposed at each opening (EX_0.1-1115). */
  secretConnectionFrom: z.number().int().min(0).default(12),
  /** How often the holder is reminded that he is traced (R2: «for instance 180 days»). */
  traceReminderDays: z.number().int().positive().default(180),
  /** Folder shared with the establishment's privacy officer; absent = events wait in the legal store (decision 24). */
  emergencyFolder: z.string().optional(),
  /** PS_IdNat of those who open the privacy officer's inbox: no card says so. */
  privacyOfficers: z.array(z.string()).default([]),
  /** Certificate (PEM or DER) under which an establishment keeps a way into its doctors' legal parts (decision 12). */
  escrowCertificate: z.string().optional(),
  /** Reading waits, too, while no revocation list of the store's certificate can be had (decision 15 only stops sending). */
  strictServerRevocation: z.boolean().default(false),
  /** Whether the responders that certificates name are asked where no revocation list can be had; IGC-Santé has some. */
  ocsp: z.enum(['on', 'off']).default('on'),
  establishment: establishmentSchema.optional(),
  /** How long a text copied from the window stays on the clipboard (H45). */
  clipboardMs: z.number().int().positive().default(60_000),
  /** Silence of the watcher of the reader, after which the workstation locks: longer where a slow machine starves it (H44). */
  readerSilenceMs: z.number().int().min(500).max(5_000).default(800),
  /** Silence of a middleware that owes an answer, after which it is ended, named, and the workstation locks (H44, H46). */
  cardSilenceMs: z.number().int().min(1_000).default(8_000),
  exchangeTimeoutMs: z.number().int().positive().default(60_000),
  /** The same for the question that stands before every opening: a short answer, for which a whole minute is no wait (H15). */
  statusTimeoutMs: z.number().int().positive().default(10_000),
});

export type Settings = z.infer<typeof settingsSchema>;

export type SettingsFaultCode =
  'settings/missing' | 'settings/unreadable' | 'settings/production-lost' | 'settings/downgraded-to-sandbox';

/** Name of the mark left once a real store has been configured: from then on nothing falls back to the sandbox (H57). */
const PRODUCTION_MARK = 'production-configured';

function parseFile(path: string): Result<Settings, Fault<SettingsFaultCode>> {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return fail({ code: 'settings/unreadable' });
  }
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const place = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  return fail({ code: 'settings/unreadable', field: place });
}

/**
 * Reads the workstation's settings.
 *
 * @param path the configuration file (JSON), from `--config` or the profile.
 * @param profile folder of the user profile, where the mark of a once configured real store is kept.
 * @returns the settings; `settings/missing` or `settings/production-lost` when there is no file (the latter once a
 *   real store had been configured), `settings/unreadable` with the faulty fields, `settings/downgraded-to-sandbox`
 *   when a workstation that worked with a real store is pointed at the sandbox (H57: never falls back).
 */
export function readSettings(path: string, profile: string): Result<Settings, Fault<SettingsFaultCode>> {
  const mark = join(profile, PRODUCTION_MARK);
  const wasReal = existsSync(mark);
  if (!existsSync(path)) return fail({ code: wasReal ? 'settings/production-lost' : 'settings/missing' });
  const settings = parseFile(path);
  if (!settings.ok) return settings;
  if (!existsSync(settings.value.trustedRoots)) return fail({ code: 'settings/unreadable', field: 'trustedRoots' });
  if (settings.value.environment === 'sandbox' && wasReal) return fail({ code: 'settings/downgraded-to-sandbox' });
  if (settings.value.environment === 'production' && !wasReal) writeFileSync(mark, '');
  return settings;
}

/** The validity of an authorisation in milliseconds (R7: a parameter, always shown as «estimée»). */
export function authorisationValidityMs(settings: Settings): number {
  return settings.authorisationValidityDays * DAY_MS;
}

/** How long an emergency access lasts, in milliseconds (R30, decision 15). */
export function emergencyLifeMs(settings: Settings): number {
  return settings.emergencyAccessMinutes * MINUTE_MS;
}

/** The idle time after which the workstation locks, in milliseconds (H47). */
export function idleLockMs(settings: Settings): number {
  return settings.idleLockMinutes * MINUTE_MS;
}

/** How often the holder is reminded that he is traced, in milliseconds (R2). */
export function traceReminderMs(settings: Settings): number {
  return settings.traceReminderDays * DAY_MS;
}
