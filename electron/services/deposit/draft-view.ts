import type { Draft as DraftView } from '../../../shared/contract/deposit.ts';
import { formOf, guardedOf } from './draft-form.ts';
import type { Draft } from './ports.ts';
import { replacedOf } from './replaced.ts';

function shownReplaced(draft: Draft): DraftView['replaces'] {
  const replaced = replacedOf(draft.form);
  return replaced && { uniqueId: replaced.uniqueId, title: replaced.title, restrictions: [...replaced.restrictions] };
}

/** A draft as the window shows it. */
export function viewOf(draft: Draft): DraftView {
  const { guard, named } = guardedOf(draft.form);
  return {
    draftId: draft.id,
    fileName: draft.fileName,
    mediaType: draft.mediaType,
    size: draft.bytes.byteLength,
    ...(draft.pages !== undefined && { pages: draft.pages }),
    form: formOf(draft.form),
    replaces: shownReplaced(draft),
    guard,
    named: [...named],
  };
}
