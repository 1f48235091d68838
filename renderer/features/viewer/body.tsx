import { FileWarning } from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { faultText } from '../../texts/faults.ts';
import { viewerTexts } from '../../texts/viewer.ts';
import { FileFrame } from '../../ui/file-frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { HeaderSheet } from './header-sheet.tsx';
import { Narrative } from './narrative.tsx';
import type { Outputs } from './use-outputs.ts';
import { useSeenPages } from './use-seen-pages.ts';

/** Where in a document one wants to begin: a page of its file, or a section by its title (H27). */
export interface Place {
  readonly page?: number | undefined;
  readonly section?: string | undefined;
}

/** A way of looking at the document. */
export interface Tab {
  readonly id: 'file' | 'copy' | 'structured' | 'unreadable' | 'header';
  readonly name: string;
}

/** The tabs of a document: the PDF copy comes before the structured text it copies (CI-SIS §2.2). */
export function tabsOf(view: DocumentView): readonly Tab[] {
  const { body } = view;
  const header: Tab[] = view.header ? [{ id: 'header', name: viewerTexts.header }] : [];
  if (body.kind === 'file') return [{ id: 'file', name: viewerTexts.document }, ...header];
  if (body.kind === 'unreadable') return [{ id: 'unreadable', name: viewerTexts.document }, ...header];
  const copy: Tab[] = body.copy ? [{ id: 'copy', name: viewerTexts.originalPdf }] : [];
  return [...copy, { id: 'structured', name: viewerTexts.structured }, ...header];
}

/** The tab that shows a place: a section stands in the structured text, even where its PDF copy comes first. */
export function tabOf(tabs: readonly Tab[], place: Place | undefined): Tab['id'] {
  const structured = place?.section !== undefined && tabs.some(({ id }) => id === 'structured');
  return structured ? 'structured' : (tabs[0]?.id ?? 'header');
}

interface BodyProps {
  readonly view: DocumentView;
  readonly place?: Place | undefined;
  readonly tab: Tab['id'];
  readonly outputs: Outputs;
}

function Content({ view, place, tab, outputs }: BodyProps) {
  const { body, header } = view;
  const onPlace = useSeenPages(view.token, view.row.rowId);
  const copying = {
    copyable: outputs.verdicts.copy === null,
    onCopy: (text: string) => void outputs.copy(text),
  };
  if (tab === 'header' && header) return <HeaderSheet header={header} />;
  if (body.kind === 'file') {
    const { mediaType, bytes } = body;
    return (
      <FileFrame
        title={viewerTexts.frameTitle}
        tooHeavy={viewerTexts.tooHeavy}
        mediaType={mediaType}
        bytes={bytes}
        at={place?.page}
        onPlace={onPlace}
        {...copying}
      />
    );
  }
  if (body.kind === 'unreadable') {
    return (
      <div className="none">
        <Icon of={FileWarning} />
        <h2>{viewerTexts.unreadable}</h2>
        <p>{viewerTexts.unreadableType(body.mediaType)}</p>
        <p>
          {faultText(body.faultCode).sentence} {faultText(body.faultCode).next}
        </p>
      </div>
    );
  }
  if (tab === 'copy' && body.copy) {
    const { mediaType, bytes } = body.copy;
    return (
      <FileFrame
        title={viewerTexts.frameTitle}
        tooHeavy={viewerTexts.tooHeavy}
        mediaType={mediaType}
        bytes={bytes}
        onPlace={onPlace}
        {...copying}
      />
    );
  }
  return <Narrative sections={body.sections} at={place?.section} />;
}

/** The content under the chosen tab. Files go to the sandboxed frame, narratives become elements here. */
export function Body(props: BodyProps) {
  const { tab } = props;
  const inFrame = tab === 'file' || tab === 'copy';
  return (
    <div
      id="document-body"
      className={inFrame ? 'frame-box' : 'body'}
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
      tabIndex={inFrame ? undefined : 0}
    >
      <Content {...props} />
    </div>
  );
}
