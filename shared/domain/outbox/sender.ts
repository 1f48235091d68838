import type { OutboxJob } from './job.ts';

/** How a job was queued, and so how it leaves: by its author's card, or by the certificates of his structure. */
export const SENDING_MODES = ['card', 'structure'] as const;
export type SendingMode = (typeof SENDING_MODES)[number];

/**
 * Whose jobs a session may send (H33): those of the card in the reader, or those that were queued for the structure of
 * the certificates. Never the one for the other, be they of the same author.
 */
export type Sender =
  { readonly mode: 'card'; readonly authorId: string } | { readonly mode: 'structure'; readonly structureId: string };

/** The sender as one text: what the queue compares. */
export function senderKey(sender: Sender): string {
  return sender.mode === 'card' ? `card:${sender.authorId}` : `structure:${sender.structureId}`;
}

/** Who alone may send a job. */
export function senderOf({
  mode,
  authorId,
  structureId,
}: Pick<OutboxJob, 'mode' | 'authorId' | 'structureId'>): Sender {
  return mode === 'card' ? { mode, authorId } : { mode, structureId };
}
