import type { SourceRange } from '#model/source-range';
import type { SymbolInfo } from '../analysis';
import type { EditorDocument } from './editor-document';

/** One entry of the outline of a file, with what stands inside it. */
export interface OutlineEntry {
  readonly name: string;
  readonly kind: SymbolInfo['kind'] | 'expect';
  /** A word beside the name: a shape, a source. */
  readonly detail: string;
  /** The whole declaration. */
  readonly range: SourceRange;
  /** The name in it. */
  readonly selection: SourceRange;
  readonly children: readonly OutlineEntry[];
}

/** Declarations in the order of the text, with the names that each gives. Fields belong to their data and are left out. */
export function outlineOf({ analysis }: EditorDocument): readonly OutlineEntry[] {
  const shown = analysis.symbols.filter(({ kind }) => kind !== 'field');
  return shown
    .filter(({ path }) => !path.includes('.'))
    .map((symbol) => {
      const children = shown
        .filter((other) => other.path === `${symbol.name}.${other.name}` && isWithin(other.extent, symbol.extent))
        .map((child) => entry(child, detailOf(analysis, symbol.name, child), []));
      return entry(symbol, declarationDetail(analysis, symbol), children);
    });
}

function entry(symbol: SymbolInfo, detail: string, children: readonly OutlineEntry[]): OutlineEntry {
  return { name: symbol.name, kind: symbol.kind, detail, range: symbol.extent, selection: symbol.definition, children };
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function detailOf({ networks }: EditorDocument['analysis'], owner: string, { name }: SymbolInfo): string {
  const network = networks.get(owner);
  const node = network?.nodes[network.names[name] ?? -1];
  return node === undefined ? '' : node.output.shape.join('x');
}

function declarationDetail({ datasets, trainings, searches }: EditorDocument['analysis'], { kind, name }: SymbolInfo): string {
  switch (kind) {
    case 'dataset':
      return datasets.get(name)?.source.kind ?? '';
    case 'train':
      return trainings.get(name)?.data.name ?? '';
    case 'search':
      return searches.get(name)?.training ?? '';
    default:
      return kind;
  }
}
