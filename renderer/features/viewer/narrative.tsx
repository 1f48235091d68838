import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CdaSection, NarrativeNode, TableRow } from '../../../shared/contract/cda.ts';
import { viewerTexts } from '../../texts/viewer.ts';

const STYLES = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
  deleted: 'del',
} as const;

function Children({ nodes }: { readonly nodes: readonly NarrativeNode[] }) {
  return nodes.map((node, index) => <Node key={index} node={node} />);
}

type Image = Extract<NarrativeNode, { kind: 'image' }>;

/** An embedded image, from its bytes: nothing of the document is ever an address. */
function Picture({ image }: { readonly image: Image }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    // A copy in a plain buffer: what a Blob takes must not be shared memory.
    const made = URL.createObjectURL(new Blob([new Uint8Array(image.bytes)], { type: image.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);
  if (address === null) return null;
  return <img src={address} alt={image.caption ?? ''} />;
}

function Cells({ row }: { readonly row: TableRow }) {
  return (
    <tr>
      {row.cells.map((cell, index) => {
        const Cell = cell.header ? 'th' : 'td';
        return (
          <Cell key={index} colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
            <Children nodes={cell.children} />
          </Cell>
        );
      })}
    </tr>
  );
}

function Rows({ rows, place }: { readonly rows: readonly TableRow[]; readonly place: TableRow['place'] }): ReactNode {
  const own = rows.filter((row) => row.place === place);
  if (own.length === 0) return null;
  const Part = place === 'head' ? 'thead' : place === 'foot' ? 'tfoot' : 'tbody';
  return (
    <Part>
      {own.map((row, index) => (
        <Cells key={index} row={row} />
      ))}
    </Part>
  );
}

function List({ list }: { readonly list: Extract<NarrativeNode, { kind: 'list' }> }) {
  const Kind = list.ordered ? 'ol' : 'ul';
  return (
    <>
      {list.caption && <p className="label-strong">{list.caption}</p>}
      <Kind>
        {list.items.map((item, index) => (
          <li key={index}>
            <Children nodes={item} />
          </li>
        ))}
      </Kind>
    </>
  );
}

function Node({ node }: { readonly node: NarrativeNode }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'paragraph':
      return (
        <p>
          <Children nodes={node.children} />
        </p>
      );
    case 'styled': {
      const Style = STYLES[node.style];
      return (
        <Style>
          <Children nodes={node.children} />
        </Style>
      );
    }
    case 'list':
      return <List list={node} />;
    case 'table':
      return (
        <div className="scroll">
          <table>
            {node.caption && <caption>{node.caption}</caption>}
            <Rows rows={node.rows} place="head" />
            <Rows rows={node.rows} place="body" />
            <Rows rows={node.rows} place="foot" />
          </table>
        </div>
      );
    case 'footnote':
      return (
        <p className="hint" role="note">
          <Children nodes={node.children} />
        </p>
      );
    case 'image':
      return <Picture image={node} />;
  }
}

function Section({ section, depth }: { readonly section: CdaSection; readonly depth: number }) {
  const Title = depth === 0 ? 'h2' : 'h3';
  return (
    <section>
      <Title>{section.title ?? viewerTexts.untitled}</Title>
      <Children nodes={section.narrative} />
      {section.sections.map((inner, index) => (
        <Section key={index} section={inner} depth={depth + 1} />
      ))}
    </section>
  );
}

interface NarrativeProps {
  readonly sections: readonly CdaSection[];
  /** Title of the section to begin with. */
  readonly at?: string | undefined;
}

/** A structured body built as elements from a closed tree: no markup of the document is ever injected (H37, H54). */
export function Narrative({ sections, at }: NarrativeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const titles = [...(box.current?.querySelectorAll('h2, h3') ?? [])];
    if (at !== undefined) titles.find(({ textContent }) => textContent === at)?.scrollIntoView({ block: 'start' });
  }, [at]);
  return (
    <div ref={box} className="narrative" data-testid="narrative">
      {sections.map((section, index) => (
        <Section key={index} section={section} depth={0} />
      ))}
    </div>
  );
}
