import {
  CreditCard,
  Eye,
  FileText,
  FolderOpen,
  History,
  KeyRound,
  ListTree,
  Lock,
  Printer,
  ScrollText,
  Send,
  Siren,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { AuditKind } from '../../../shared/domain/audit/event.ts';

const TOPICS: Readonly<Record<string, LucideIcon>> = {
  session: CreditCard,
  dossier: FolderOpen,
  consent: KeyRound,
  authorisation: KeyRound,
  emergency: Siren,
  list: ListTree,
  document: FileText,
  visibility: Eye,
  deposit: Send,
  cache: History,
  'access-history': History,
  volume: TriangleAlert,
};
const KINDS: Readonly<Partial<Record<AuditKind, LucideIcon>>> = {
  'session.locked': Lock,
  'document.printed': Printer,
  'journal.broken': TriangleAlert,
};

/** The drawing beside an act's name. */
export function actIcon(kind: AuditKind): LucideIcon {
  return KINDS[kind] ?? TOPICS[kind.split('.')[0] ?? ''] ?? ScrollText;
}
