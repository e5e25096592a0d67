import { resolve } from 'node:path';
import {
  SymbolKind,
  type CodeLens as WireLens,
  type DocumentLink as WireLink,
  type DocumentSymbol,
  type InlayHint as WireHint,
  type LocationLink,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import type { Translate } from '#base/translate';
import { codeLenses, type CodeLens } from '#language/services/code-lenses';
import { definitionAt } from '#language/services/definition';
import { documentLinks } from '#language/services/document-links';
import { inlayHints } from '#language/services/inlay-hints';
import { outlineOf, type OutlineEntry } from '#language/services/outline';
import { semanticTokens, semanticTypes } from '#language/services/semantic-tokens';
import { uriOfPath } from './file-address';
import { importedPath, type AnalyzedText } from './zoo-documents';
import type { ZooText } from './zoo-text';

/** What the editor shows behind steps. */
export function hints({ text, document }: AnalyzedText, range: Range, t: Translate): WireHint[] {
  return inlayHints(document, text.sourceRange(range), t).map(({ offset, label, tooltip }) => ({
    position: text.positionAt(offset),
    label,
    tooltip,
    paddingLeft: true,
  }));
}

/** Words above declarations; commands get the address of the file and the name. */
export function lenses({ text, document }: AnalyzedText, t: Translate): WireLens[] {
  return codeLenses(document, t).map(({ range, action, title, subject }) => ({
    range: text.rangeOf(range),
    command: { title: icons[action] + title, command: commands[action], arguments: [text.uri, subject] },
  }));
}

/** Icons in the words of VS Code; other editors show their names. */
const icons: Readonly<Record<CodeLens['action'], string>> = {
  train: '$(play) ',
  evaluate: '$(beaker) ',
  diagram: '$(type-hierarchy) ',
  facts: '',
};

/** Commands of the extension. An empty one is words without a link. */
const commands: Readonly<Record<CodeLens['action'], string>> = {
  train: 'neurozoo.train',
  evaluate: 'neurozoo.evaluate',
  diagram: 'neurozoo.openDiagram',
  facts: '',
};

/** Declarations and what stands inside. */
export function symbols({ text, document }: AnalyzedText): DocumentSymbol[] {
  return outlineOf(document).map((entry) => toSymbol(text, entry));
}

function toSymbol(text: ZooText, { name, kind, detail, range, selection, children }: OutlineEntry): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: text.rangeOf(range),
    selectionRange: text.rangeOf(selection),
    children: children.map((child) => toSymbol(text, child)),
  };
}

const symbolKinds: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  network: SymbolKind.Class,
  block: SymbolKind.Struct,
  dataset: SymbolKind.Array,
  train: SymbolKind.Event,
  search: SymbolKind.Operator,
  expect: SymbolKind.Boolean,
  hyper: SymbolKind.Constant,
  input: SymbolKind.Variable,
  layer: SymbolKind.Function,
  value: SymbolKind.Variable,
  noise: SymbolKind.Variable,
  field: SymbolKind.Field,
};

/** Names by what they stand for, in the protocol's five numbers a word. */
export function tokens({ text, document }: AnalyzedText): number[] {
  const data: number[] = [];
  let last: Position = { line: 0, character: 0 };
  for (const { start, end, type, isDefinition } of semanticTokens(document)) {
    const at = text.positionAt(start);
    const character = at.line === last.line ? at.character - last.character : at.character;
    data.push(at.line - last.line, character, end - start, semanticTypes.indexOf(type), isDefinition ? 1 : 0);
    last = at;
  }
  return data;
}

/** Where paths and papers lead. */
export function links({ text, document, folder }: AnalyzedText): WireLink[] {
  return documentLinks(document).flatMap(({ range, kind, target }) => {
    const path =
      kind === 'paper'
        ? undefined
        : kind === 'import'
          ? importedPath(target, folder)
          : folder === undefined
            ? undefined
            : resolve(folder, target);
    const address = kind === 'paper' ? target : path === undefined ? undefined : uriOfPath(path);
    return address === undefined ? [] : [{ range: text.rangeOf(range), target: address }];
  });
}

/** Where the name at a position is given, also across imports. @param analyzed reads another file by its address */
export function definition(
  { text, document, folder }: AnalyzedText,
  position: Position,
  analyzed: (uri: string) => AnalyzedText | undefined,
): LocationLink[] {
  const open = (target: string): AnalyzedText | undefined => {
    const path = importedPath(target, folder);
    return path === undefined ? undefined : analyzed(uriOfPath(path));
  };
  const found = definitionAt(document, text.offsetAt(position), (target) => open(target)?.document);
  const target = found?.importPath === undefined ? text : open(found.importPath)?.text;
  return found === undefined || target === undefined
    ? []
    : [
        {
          originSelectionRange: text.rangeOf(found.origin),
          targetUri: target.uri,
          targetRange: target.rangeOf(found.extent),
          targetSelectionRange: target.rangeOf(found.range),
        },
      ];
}
