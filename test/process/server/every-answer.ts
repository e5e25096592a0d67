import type { SourceRange } from '#model/source-range';
import { codeLenses } from '#language/services/code-lenses';
import { fixEverything, quickFixes } from '#language/services/code-actions';
import { completionsAt } from '#language/services/completion';
import { definitionAt } from '#language/services/definition';
import { documentLinks } from '#language/services/document-links';
import { openEditorDocument } from '#language/services/editor-document';
import { foldsOf } from '#language/services/folding';
import { hoverAt } from '#language/services/hover';
import { inlayHints } from '#language/services/inlay-hints';
import { networkParts } from '#language/services/network-parts';
import { ownNetworks } from '#language/services/network-steps';
import { outlineOf } from '#language/services/outline';
import { referencesAt } from '#language/services/references';
import { renameAt, renamePlaceAt } from '#language/services/rename';
import { selectionRangesAt } from '#language/services/selection-ranges';
import { semanticTokens } from '#language/services/semantic-tokens';
import { signatureAt } from '#language/services/signature-help';
import { exampleContext } from '../../language/fuzz/faults-of';

/** Asks every service about a text, with the caret at some offsets; answers what is wrong with the answers: nothing, if all is well. */
export function answerFaults(text: string, offsets: readonly number[]): readonly string[] {
  try {
    const document = openEditorDocument(text, exampleContext);
    const all = { start: 0, end: text.length };
    const { networks } = document.analysis;
    for (const network of ownNetworks(document)) networkParts(network, (name) => networks.get(name));
    const ranges: readonly (readonly [string, readonly SourceRange[]])[] = [
      ['hints', inlayHints(document, all).map(({ offset }) => ({ start: offset, end: offset }))],
      ['lenses', codeLenses(document).map(({ range }) => range)],
      [
        'outline',
        outlineOf(document).flatMap(({ range, selection, children }) => [range, selection, ...children.map((child) => child.range)]),
      ],
      ['folds', foldsOf(document)],
      ['links', documentLinks(document).map(({ range }) => range)],
      ['colours', semanticTokens(document)],
      ['fixes', [...quickFixes(document, all), fixEverything(document)].flatMap((action) => action?.edits ?? [])],
      ...offsets.flatMap((offset) => placeAnswers(document, offset)),
    ];
    return ranges.flatMap(([what, found]) => (found.every((range) => isInside(range, text)) ? [] : [`${what} lie outside of the text`]));
  } catch (error) {
    return [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

function placeAnswers(
  document: ReturnType<typeof openEditorDocument>,
  offset: number,
): readonly (readonly [string, readonly SourceRange[]])[] {
  signatureAt(document, offset);
  renameAt(document, offset, 'other');
  const rename = renamePlaceAt(document, offset);
  const definition = definitionAt(document, offset, () => document);
  return [
    ['completions', completionsAt(document, offset, () => [{ name: 'a', isFolder: false }]).map(({ range }) => range)],
    ['hovers', [hoverAt(document, offset)?.range ?? { start: 0, end: 0 }]],
    ['references', referencesAt(document, offset).map(({ range }) => range)],
    ['renames', rename.kind === 'name' ? [rename.range] : []],
    ['definitions', definition === undefined ? [] : [definition.origin, definition.range]],
    ['selections', selectionRangesAt(document, offset)],
  ];
}

function isInside({ start, end }: SourceRange, text: string): boolean {
  return Number.isInteger(start) && 0 <= start && start <= end && end <= text.length;
}
