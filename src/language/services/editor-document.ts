import type { Analysis, AnalysisContext } from '../analysis';
import { analyzeParsed } from '../analyze';
import { parseZoo, type ParsedFile } from '../parse';

/** One version of a text with everything that follows from it: what every answer of the editor is read off. */
export interface EditorDocument {
  readonly text: string;
  readonly parsed: ParsedFile;
  readonly analysis: Analysis;
}

/** Reads and analyses a text, once for all answers. Never throws. */
export function openEditorDocument(text: string, context: AnalysisContext): EditorDocument {
  const parsed = parseZoo(text);
  return { text, parsed, analysis: analyzeParsed(text, parsed, context) };
}
