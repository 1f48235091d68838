/** Short forms for the pages of the catalogue. */
import type { Body, DocumentPlan } from '../document-plan.ts';
import type { Block, Report } from '../report.ts';

export type PlanHead = Omit<DocumentPlan, 'body'>;

export function asPdf(head: PlanHead, title: string, ...blocks: readonly Block[]): DocumentPlan {
  return { ...head, body: { kind: 'pdf', report: { title, blocks } } };
}

export function asText(
  head: PlanHead,
  charset: 'UTF-8' | 'ISO-8859-1',
  title: string,
  ...blocks: readonly Block[]
): DocumentPlan {
  return { ...head, body: { kind: 'text', charset, report: { title, blocks } } };
}

export function asBody(head: PlanHead, kind: 'rtf' | 'fax', title: string, ...blocks: readonly Block[]): DocumentPlan {
  const report: Report = { title, blocks };
  return { ...head, body: { kind, report } };
}

export function withBody(head: PlanHead, body: Body): DocumentPlan {
  return { ...head, body };
}
