import { useEffect, useRef } from 'react';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { TITLE_LIMIT } from '../../../shared/domain/document/validate/title-fits.ts';
import { loadDocumentTypes, useDocumentTypes } from '../../api/document-types.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { faultLine } from '../../texts/faults.ts';
import { TextField } from '../../ui/field.tsx';
import { typedDay } from '../../texts/format/partial-date.ts';
import { faultLines, WHOLE_DATE } from './answers.ts';
import type { Entry } from './desk-state.ts';
import { Guard } from './guard.tsx';
import { Informed } from './informed.tsx';
import { TypeField } from './type-field.tsx';
import type { Desk } from './use-desk.ts';

/** After one document is sent the eyes and the focus go to the next, away from the button that sends (H60). */
function useFocusOnNext(draftId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(draftId);
  useEffect(() => {
    if (before.current !== draftId) heading.current?.focus();
    before.current = draftId;
  }, [draftId]);
  return heading;
}

interface FormPaneProps {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly row: PatientRow;
}

/** Middle: whose it is, what it is, when the act took place. */
export function FormPane({ desk, entry, row }: FormPaneProps) {
  const { types, faults } = useDocumentTypes();
  useEffect(() => void loadDocumentTypes(), []);
  const { draft, typedDate } = entry;
  const heading = useFocusOnNext(draft.draftId);
  return (
    <section className="prop" aria-labelledby="deposit-form">
      <h1 id="deposit-form" ref={heading} tabIndex={-1}>
        {depositTexts.form}
      </h1>
      <Guard draft={draft} row={row} looked={entry.looked} onLook={desk.look} />
      {faults.length > 0 && (
        <p className="fault" role="alert">
          {depositTexts.typesMissing} {faultLine(faults)}
        </p>
      )}
      {types.length > 0 && (
        <TypeField
          key={draft.draftId}
          types={types}
          value={draft.form.typeCode}
          faults={faultLines(entry.faults, 'typeCode')}
          onChange={(typeCode) => desk.write({ typeCode })}
        />
      )}
      <TextField
        label={depositTexts.documentTitle}
        value={draft.form.title}
        spellCheck
        maxLength={TITLE_LIMIT}
        onChange={(event) => desk.write({ title: event.target.value })}
        hint={
          <span className="counted">
            {depositTexts.titleHint}
            <span>{depositTexts.titleCount([...draft.form.title].length, TITLE_LIMIT)}</span>
          </span>
        }
        faults={faultLines(entry.faults, 'title')}
      />
      <TextField
        label={depositTexts.actAt}
        placeholder={depositTexts.actAtFormat}
        inputMode="numeric"
        maxLength={WHOLE_DATE}
        value={typedDate}
        onChange={({ target }) => desk.write({ actAt: typedDay(target.value) }, target.value)}
        hint={depositTexts.actAtHint}
        faults={faultLines(entry.faults, 'actAt')}
      />
      <Informed said={desk.said} entry={entry} row={row} />
    </section>
  );
}
