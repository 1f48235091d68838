import type { Store } from './open.ts';
import type { DossierState, Ins, PatientRecord, Representative } from './records.ts';
import { statement } from './statement.ts';

/** A patient as the store knows him. */
export interface StoredPatient extends Omit<PatientRecord, 'representatives'> {
  id: number;
}

/** Writes a patient and his representatives; returns his row number. */
export function insertPatient(db: Store, patient: PatientRecord): number {
  const id = Number(
    statement(
      db,
      `INSERT INTO patients (ins_oid, ins_value, legacy_ins_c, birth_name, used_name, given_names, first_given_name,
           sex, birth_date, birth_place, phone, email, street, postal_code, city, dossier, closed_at, closure_code,
           closure_reason, internet_account, linked_to_mes, opposes_break_glass, opposes_emergency, attending_practitioner)
         VALUES (@insOid, @insValue, @legacyInsC, @birthName, @usedName, @givenNames, @firstGivenName,
           @sex, @birthDate, @birthPlace, @phone, @email, @street, @postalCode, @city, @dossier, @closedAt, @closureCode,
           @closureReason, @internetAccount, @linkedToMes, @opposesBreakGlass, @opposesEmergency, @attending)`,
    ).run(patientColumns(patient)).lastInsertRowid,
  );
  for (const representative of patient.representatives ?? []) insertRepresentative(db, id, representative);
  return id;
}

function patientColumns(patient: PatientRecord): Record<string, string | number | null> {
  return {
    insOid: patient.ins.oid,
    insValue: patient.ins.value,
    legacyInsC: patient.legacyInsC ?? null,
    birthName: patient.birthName,
    usedName: patient.usedName ?? null,
    givenNames: patient.givenNames,
    firstGivenName: patient.firstGivenName,
    sex: patient.sex,
    birthDate: patient.birthDate,
    birthPlace: patient.birthPlace ?? null,
    ...contact(patient),
    dossier: patient.dossier,
    closedAt: patient.closure?.at ?? null,
    closureCode: patient.closure?.code ?? null,
    closureReason: patient.closure?.reason ?? null,
    internetAccount: Number(patient.internetAccount ?? false),
    linkedToMes: Number(patient.linkedToMes ?? false),
    opposesBreakGlass: Number(patient.opposesBreakGlass ?? false),
    opposesEmergency: Number(patient.opposesEmergency ?? false),
    attending: patient.attendingPractitioner ?? null,
  };
}

function contact(who: PatientRecord | Representative): Record<string, string | null> {
  const { phone = null, email = null, street = null, postalCode = null, city = null } = who;
  return { phone, email, street, postalCode, city };
}

function insertRepresentative(db: Store, patientId: number, representative: Representative): void {
  statement(
    db,
    `INSERT INTO representatives (patient_id, relation, title, given, family, phone, email, street, postal_code, city)
     VALUES (@patientId, @relation, @title, @given, @family, @phone, @email, @street, @postalCode, @city)`,
  ).run({
    patientId,
    relation: representative.relation,
    title: representative.title ?? null,
    given: representative.given,
    family: representative.family,
    ...contact(representative),
  });
}

interface PatientRow {
  id: number;
  ins_oid: string;
  ins_value: string;
  legacy_ins_c: string | null;
  birth_name: string;
  used_name: string | null;
  given_names: string;
  first_given_name: string;
  sex: 'M' | 'F';
  birth_date: string;
  birth_place: string | null;
  phone: string | null;
  email: string | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  dossier: DossierState;
  closed_at: number | null;
  closure_code: string | null;
  closure_reason: string | null;
  internet_account: number;
  linked_to_mes: number;
  opposes_break_glass: number;
  opposes_emergency: number;
  attending_practitioner: string | null;
}

/** Finds a patient by INS; null when the store has never heard of him. */
export function findPatient(db: Store, ins: Ins): StoredPatient | null {
  const row = statement<[string, string], PatientRow>(
    db,
    'SELECT * FROM patients WHERE ins_value = ? AND ins_oid = ?',
  ).get(ins.value, ins.oid);
  return row ? toPatient(row) : null;
}

/** Dossiers that somebody may enter as patient: open ones, and closed ones that may be opened again. */
export function dossiersWithAccess(db: Store): StoredPatient[] {
  return statement<[], PatientRow>(db, "SELECT * FROM patients WHERE dossier <> 'INEXISTANT' ORDER BY id")
    .all()
    .map(toPatient);
}

/** Every open dossier, for a search by traits. */
export function openDossiers(db: Store): StoredPatient[] {
  return statement<[], PatientRow>(db, "SELECT * FROM patients WHERE dossier = 'ACTIF'").all().map(toPatient);
}

/** Names the médecin traitant of a dossier; nobody with null. */
export function setAttendingPractitioner(db: Store, patientId: number, nationalId: string | null): void {
  statement(db, 'UPDATE patients SET attending_practitioner = ? WHERE id = ?').run(nationalId, patientId);
}

/** Finds a patient by row number. */
export function loadPatient(db: Store, id: number): StoredPatient {
  const row = statement<[number], PatientRow>(db, 'SELECT * FROM patients WHERE id = ?').get(id);
  if (!row) throw new Error(`no patient row ${id}`);
  return toPatient(row);
}

/** Legal representatives of a patient, in the order they were written. */
export function representativesOf(db: Store, patientId: number): Representative[] {
  const rows = statement<[number], RepresentativeRow>(
    db,
    'SELECT * FROM representatives WHERE patient_id = ? ORDER BY id',
  ).all(patientId);
  return rows.map((row) => ({
    relation: row.relation,
    given: row.given,
    family: row.family,
    ...optional({ title: row.title }),
    ...contactOf(row),
  }));
}

interface RepresentativeRow {
  relation: string;
  title: string | null;
  given: string;
  family: string;
  phone: string | null;
  email: string | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
}

function toPatient(row: PatientRow): StoredPatient {
  return {
    id: row.id,
    ins: { oid: row.ins_oid, value: row.ins_value },
    birthName: row.birth_name,
    givenNames: row.given_names,
    firstGivenName: row.first_given_name,
    sex: row.sex,
    birthDate: row.birth_date,
    ...contactOf(row),
    ...optional({
      legacyInsC: row.legacy_ins_c,
      usedName: row.used_name,
      birthPlace: row.birth_place,
      attendingPractitioner: row.attending_practitioner,
    }),
    ...(row.closed_at === null
      ? {}
      : { closure: { at: row.closed_at, code: row.closure_code ?? '', reason: row.closure_reason ?? '' } }),
    dossier: row.dossier,
    internetAccount: row.internet_account === 1,
    linkedToMes: row.linked_to_mes === 1,
    opposesBreakGlass: row.opposes_break_glass === 1,
    opposesEmergency: row.opposes_emergency === 1,
  };
}

function contactOf(
  row: PatientRow | RepresentativeRow,
): Partial<Record<'phone' | 'email' | 'street' | 'postalCode' | 'city', string>> {
  return optional({
    phone: row.phone,
    email: row.email,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
  });
}

/** Drops the columns that are null, so that absent stays absent. */
function optional<K extends string>(fields: Record<K, string | null>): Partial<Record<K, string>> {
  const kept = Object.entries<string | null>(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Partial<Record<K, string>>; // only string values were kept above
}
