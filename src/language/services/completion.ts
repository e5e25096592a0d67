import { roleAt } from './call-role';
import type { CompletionItem } from './completion-item';
import { argumentItems } from './completion/argument-items';
import { callItems, datasetItems, expectItems, networkItems, searchItems, trainItems } from './completion/clause-items';
import { declarationItems, subjectItems } from './completion/declaration-items';
import { memberItems } from './completion/member-items';
import { nameItems } from './completion/name-items';
import { pathItems, type PathsIn } from './completion/path-items';
import { cursorContext, type CursorContext } from './cursor-context';
import type { EditorDocument } from './editor-document';

/** What may be written at an offset, in unfinished text, too. Names that are near come first. */
export function completionsAt(document: EditorDocument, offset: number, pathsIn: PathsIn): readonly CompletionItem[] {
  const context = cursorContext(document.text, document.parsed, offset);
  if (context.place === 'comment' || isNumber(document.text, offset)) {
    return [];
  }
  if (context.place === 'string') {
    return pathItems(document, context, pathsIn);
  }
  const items = context.before[0] === '.' ? memberItems(document, context) : wordItems(document, context);
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Numbers and sizes are typed without help. */
function isNumber(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 40), offset);
  return /(?:^|[^A-Za-z0-9_])\d[\w.]*$/.test(before);
}

function wordItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  if (context.calls.length > 0) {
    return insideCall(document, context);
  }
  return context.isHeader || context.declaration === undefined ? outsideBodies(document, context) : insideBody(document, context);
}

function insideCall(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const role = roleAt(context);
  const names = role === 'step' || role === 'equation' ? nameItems(document, context) : [];
  const calls = role === undefined || role === 'step' ? [] : callItems(document, context, role);
  return [...argumentItems(document, context), ...names, ...calls, ...subjectItems(document, context)];
}

function outsideBodies(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const { declaration, before } = context;
  if (declaration?.kind === 'dataset' && before[0] === '=') {
    return callItems(document, context, 'source');
  }
  const isBegun = declaration !== undefined && before[0] !== ')' && !before[0]?.startsWith('"');
  return isBegun ? subjectItems(document, context) : declarationItems(context.word);
}

function insideBody(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  switch (context.declaration?.kind) {
    case 'network':
    case 'block':
      return networkItems(document, context);
    case 'dataset':
      return datasetItems(document, context);
    case 'train':
      return trainItems(document, context);
    case 'search':
      return searchItems(document, context);
    case 'expect':
      return expectItems(document, context);
    default:
      return declarationItems(context.word);
  }
}
