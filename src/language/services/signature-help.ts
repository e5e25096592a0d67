import { inEnglish, type Translate } from '#base/translate';
import { signatureOf } from './callable';
import { currentParameter, openCallable } from './completion/argument-items';
import { cursorContext } from './cursor-context';
import type { EditorDocument } from './editor-document';
import { parameterWords } from './hover/callable-words';

/** The call that the caret is in, and which of its arguments. */
export interface SignatureHelp {
  readonly label: string;
  readonly documentation: string;
  /** Each argument by its place in the label. */
  readonly parameters: readonly { readonly place: readonly [number, number]; readonly documentation: string }[];
  /** Undefined behind the last one. */
  readonly active: number | undefined;
}

/** What the innermost call at an offset takes; undefined outside of calls. */
export function signatureAt(document: EditorDocument, offset: number, t: Translate = inEnglish): SignatureHelp | undefined {
  const context = cursorContext(document.text, document.parsed, offset);
  const open = context.place === 'comment' ? undefined : openCallable(document, context);
  if (open === undefined) {
    return undefined;
  }
  const { callable, call } = open;
  const { label, places } = signatureOf(callable);
  const current = currentParameter(callable, call);
  const active = callable.parameters.findIndex((parameter) => parameter === current);
  return {
    label,
    documentation: callable.summary,
    parameters: callable.parameters.map((parameter, index) => ({
      place: places[index] ?? [0, 0],
      documentation: parameterWords(callable, parameter, t),
    })),
    active: active < 0 ? undefined : active,
  };
}
