import {
  CodeActionKind,
  CompletionItemKind,
  DocumentHighlightKind,
  FoldingRangeKind,
  InsertTextFormat,
  MarkupKind,
  type CodeAction as WireAction,
  type CompletionItem as WireCompletion,
  type FoldingRange,
  type Hover,
  type MarkupContent,
  type Position,
  type Range,
  type SelectionRange,
  type SignatureHelp,
  type TextEdit as WireEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextEdit } from '#base/diagnostic';
import type { Translate } from '#base/translate';
import { fixEverything, quickFixes, type CodeAction } from '#language/services/code-actions';
import { completionsAt } from '#language/services/completion';
import type { CompletionItem, CompletionKind } from '#language/services/completion-item';
import { foldsOf } from '#language/services/folding';
import { formatZoo } from '#language/format';
import { hoverAt, type HoverStyle } from '#language/services/hover';
import { referencesAt } from '#language/services/references';
import { selectionRangesAt } from '#language/services/selection-ranges';
import { signatureAt } from '#language/services/signature-help';
import { diagnosticsOf } from './diagnostics-of';
import { pathsIn } from './paths-in';
import type { AnalyzedText } from './zoo-documents';
import type { ZooText } from './zoo-text';

/*
 * Answers of the language as the protocol has them: offsets become lines and columns, kinds become numbers.
 */

/** What may be written at a place. */
export function completions({ text, document, folder }: AnalyzedText, position: Position): WireCompletion[] {
  const offset = text.offsetAt(position);
  return completionsAt(document, offset, (written, purpose) => pathsIn(folder, written, purpose)).map((item) => toCompletion(text, item));
}

function toCompletion(text: ZooText, item: CompletionItem): WireCompletion {
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    detail: item.detail,
    documentation: markdown(item.documentation),
    sortText: `${String(item.rank)}${item.label}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range: text.rangeOf(item.range), newText: item.insert },
    ...(item.leadsOn ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
  };
}

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  layer: CompletionItemKind.Function,
  block: CompletionItemKind.Struct,
  network: CompletionItemKind.Class,
  function: CompletionItemKind.Function,
  argument: CompletionItemKind.Property,
  value: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  clause: CompletionItemKind.Keyword,
  declaration: CompletionItemKind.Keyword,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** What there is to say about a place. */
export function hover({ text, document }: AnalyzedText, position: Position, style: HoverStyle): Hover | null {
  const found = hoverAt(document, text.offsetAt(position), style);
  return found === undefined ? null : { contents: markdown(found.markdown), range: text.rangeOf(found.range) };
}

/** The call that a place is in. */
export function signatureHelp({ text, document }: AnalyzedText, position: Position, t: Translate): SignatureHelp | null {
  const found = signatureAt(document, text.offsetAt(position), t);
  return found === undefined
    ? null
    : {
        activeSignature: 0,
        signatures: [
          {
            label: found.label,
            documentation: markdown(found.documentation),
            parameters: found.parameters.map(({ place, documentation }) => ({
              label: [place[0], place[1]],
              documentation: markdown(documentation),
            })),
            ...(found.active === undefined ? {} : { activeParameter: found.active }),
          },
        ],
      };
}

/** Where repairs are asked for, of which kinds (all where it is undefined), and the language that fixed titles are in. */
export interface ActionsAsked {
  readonly range: Range;
  readonly only: readonly string[] | undefined;
  readonly t: Translate;
}

/** Repairs of what is wrong in a stretch, and one for all of the file. */
export function codeActions(analyzed: AnalyzedText, { range, only, t }: ActionsAsked): WireAction[] {
  const { text, document } = analyzed;
  const wants = (kind: string): boolean => only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const all = fixEverything(document, t);
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, text.sourceRange(range)).map((action) => toAction(analyzed, action)) : []),
    ...(all !== undefined && wants(CodeActionKind.SourceFixAll)
      ? [{ title: all.title, kind: CodeActionKind.SourceFixAll, edit: workspaceEdit(text, all.edits) }]
      : []),
  ];
}

function toAction(analyzed: AnalyzedText, { title, diagnostic, edits, isPreferred }: CodeAction): WireAction {
  const index = analyzed.document.analysis.diagnostics.findIndex((each) => each === diagnostic);
  const mended = diagnosticsOf(analyzed)[index];
  return {
    title,
    kind: CodeActionKind.QuickFix,
    isPreferred,
    edit: workspaceEdit(analyzed.text, edits),
    ...(mended === undefined ? {} : { diagnostics: [mended] }),
  };
}

/** Edits of one text as a change of the workspace. */
export function workspaceEdit(text: ZooText, edits: readonly TextEdit[]): WorkspaceEdit {
  return { changes: { [text.uri]: edits.map((edit) => ({ range: text.rangeOf(edit), newText: edit.text })) } };
}

/** The whole text in its canonical form, as the smallest stretch of lines that changes; nothing where the text has syntax errors. */
export function formatting({ text }: AnalyzedText, within: Range | undefined): WireEdit[] {
  const formatted = formatZoo(text.text).text;
  const before = text.text.split('\n');
  const after = formatted.split('\n');
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const range = { start: { line: head, character: 0 }, end: { line: before.length - tail, character: 0 } };
  const isOutside = within !== undefined && (range.start.line < within.start.line || range.end.line > within.end.line + 1);
  if (formatted === text.text || isOutside) {
    return [];
  }
  const lines = after.slice(head, after.length - tail);
  const isAtEnd = tail === 0;
  const newText = lines.map((line, index) => (isAtEnd && index === lines.length - 1 ? line : `${line}\n`)).join('');
  return [{ range: isAtEnd ? { start: range.start, end: text.positionAt(text.text.length) } : range, newText }];
}

/** Every place of the name at a position. */
export function highlights({ text, document }: AnalyzedText, position: Position): { range: Range; kind: DocumentHighlightKind }[] {
  return referencesAt(document, text.offsetAt(position)).map(({ range, isDefinition }) => ({
    range: text.rangeOf(range),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** What may be folded. */
export function foldingRanges({ text, document }: AnalyzedText): FoldingRange[] {
  return foldsOf(document).flatMap(({ start, end, kind }) => {
    const from = text.positionAt(start).line;
    const closing = text.positionAt(end).line;
    const to = kind === 'code' ? closing - 1 : closing;
    const kinds = { code: FoldingRangeKind.Region, comment: FoldingRangeKind.Comment, imports: FoldingRangeKind.Imports };
    return to > from ? [{ startLine: from, endLine: to, ...(kind === 'code' ? {} : { kind: kinds[kind] }) }] : [];
  });
}

/** What "expand selection" goes through from a position. */
export function selectionRange({ text, document }: AnalyzedText, position: Position): SelectionRange {
  const ranges = selectionRangesAt(document, text.offsetAt(position));
  const outermost: SelectionRange | undefined = ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range: text.rangeOf(range), ...(parent === undefined ? {} : { parent }) }),
    undefined,
  );
  return outermost ?? { range: { start: position, end: position } };
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}
