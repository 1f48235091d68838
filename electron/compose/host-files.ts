import type { SaveFile } from '../services/audit/ports.ts';
import type { SaveDocument } from '../services/outputs/ports.ts';

/** The desktop's dialog for a file to be written, as the services ask for it. */
export type HostFiles = SaveFile & SaveDocument;
