import type { IdentityStatus, SeedDossier, SeedRepresentative } from '../model.ts';

/** One fictitious person as the cast writes it; everything else is derived from `key`. */
export interface CastMember {
  readonly key: string;
  readonly birthName: string;
  readonly usedName?: string;
  readonly usedGivenName?: string;
  /** All given names of the birth act, separated by spaces. */
  readonly given: string;
  /** Only when the first given name itself holds a space. */
  readonly firstGiven?: string;
  readonly sex: 'M' | 'F';
  /** A date, or an age reached in so many days from the clock's day. */
  readonly birth: string | { readonly age: number; readonly inDays: number };
  readonly place: string;
  /** Rank of birth in the NIR; drawn when absent. */
  readonly order?: number;
  readonly status?: IdentityStatus;
  readonly bed?: number;
  readonly representatives?: readonly SeedRepresentative[];
  /** `none` for nobody's DMP; else what differs from an ordinary open one. */
  readonly dossier?: 'none' | DossierPlan;
}

/** What differs from an ordinary active DMP that nobody is authorised to read. Days count back from the clock. */
export interface DossierPlan {
  readonly closed?: { readonly daysAgo: number; readonly motiveCode: string; readonly reason: string };
  readonly linkedToEns?: boolean;
  readonly opposition?: Partial<SeedDossier['opposition']>;
  readonly treatingDoctor?: string;
  readonly grants?: readonly GrantPlan[];
  readonly dmpTraits?: Partial<SeedDossier['dmpTraits']>;
}

/** An authorisation lasts 365 days (decision 15): `daysAgo: 400` is an expired one. */
export interface GrantPlan {
  readonly nationalId: string;
  readonly daysAgo: number;
  readonly blocked?: true;
}
