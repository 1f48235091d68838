import { useState, type ReactNode } from 'react';
import { Ban, X } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { faultText } from '../../texts/faults.ts';
import { visible } from '../../texts/format/visible.ts';
import { dayAndTime } from '../../texts/format/dates.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { viewerTexts } from '../../texts/viewer.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { wallNow } from '../../ui/wall-clock.ts';
import { DocumentAlerts, OtherPerson } from './alerts.tsx';
import { Body, tabOf, tabsOf, type Place, type Tab } from './body.tsx';
import { CopyAsked, OutputActs } from './output-acts.tsx';
import { PrintHead } from './print-head.tsx';
import { useCopyGate, useOutputs } from './use-outputs.ts';

interface OpenDocumentProps {
  readonly view: DocumentView;
  readonly place?: Place | undefined;
  readonly acts: ReactNode;
  readonly news: ReactNode;
  readonly onClose: () => void;
}

function About({ view }: { readonly view: DocumentView }) {
  const { row } = view;
  const author = [row.authorLabel, row.institutionLabel].filter(Boolean).join(', ');
  return (
    <>
      <p className="about">
        {row.actTime ? (
          <>
            {viewerTexts.act} <b>{longWireTime(row.actTime)}</b>
          </>
        ) : (
          viewerTexts.noAct
        )}
        {author && ` · ${author}`}
      </p>
      <p className="origin">
        {viewerTexts.originTitle(row.typeLabel)}
        {!view.fromCopy && ` · ${viewerTexts.received(dayAndTime(view.receivedAt, wallNow()))}`}
      </p>
    </>
  );
}

function Tabs({
  tabs,
  current,
  onChoose,
}: {
  tabs: readonly Tab[];
  current: string;
  onChoose: (id: Tab['id']) => void;
}) {
  return (
    <div className="tabs" role="tablist">
      {tabs.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === current}
          aria-controls="document-body"
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** A document that was received: what it is, what must be known before reading, its content. */
export function OpenDocument({ view, place, acts, news, onClose }: OpenDocumentProps) {
  const tabs = tabsOf(view);
  const [tab, setTab] = useState<Tab['id']>(tabOf(tabs, place));
  const [revealed, setRevealed] = useState(view.identity.kind !== 'differs');
  useKeys({ Escape: onClose });
  const outputs = useOutputs(view.token, view.row.rowId);
  useCopyGate(outputs);
  const refusal = outputs.refused && outputs.verdicts[outputs.refused];
  return (
    <>
      <PrintHead />
      <header>
        <div className="line">
          <h1>{visible(view.row.title)}</h1>
          <span className="grow" />
          <OutputActs view={view} tab={tab} outputs={outputs} />
          <CopyAsked view={view} outputs={outputs} />
          {acts}
          <Button size="small" aria-label={viewerTexts.close} title={viewerTexts.close} onClick={onClose}>
            <Icon of={X} />
          </Button>
        </div>
        <About view={view} />
        <div className="bar">
          <Tabs tabs={tabs} current={tab} onChoose={setTab} />
        </div>
      </header>
      {refusal !== null && (
        <Band icon={Ban} look="warn">
          {faultText(refusal).sentence} {faultText(refusal).next}
        </Band>
      )}
      {news}
      <DocumentAlerts view={view} held={outputs.verdicts['show-to-patient'] === 'output/held'} />
      {view.identity.kind === 'differs' && (
        <OtherPerson
          differences={view.identity.differences}
          revealed={revealed}
          onToggle={() => setRevealed(!revealed)}
        />
      )}
      {revealed ? <Body view={view} place={place} tab={tab} outputs={outputs} /> : <div className="grow" />}
    </>
  );
}
