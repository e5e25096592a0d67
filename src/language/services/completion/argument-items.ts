import { activationKinds } from '#model/layer-kind';
import type { SettingSpec } from '#model/setting';
import type { Callable, CallableParameter } from '../callable';
import { callablesAt } from '../callables-at';
import { roleOfCall } from '../call-role';
import { escapeSnippet, plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext, OpenCall } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { initializerCallables } from '../clause-callables';
import { parameterWords } from '../hover/callable-words';
import { callableItem, exampleOf } from './callable-item';

/** The innermost open call and what it takes; undefined outside of calls and in calls of unknown things. */
export function openCallable(
  document: EditorDocument,
  context: CursorContext,
): { readonly call: OpenCall; readonly callable: Callable } | undefined {
  const depth = context.calls.length - 1;
  const call = context.calls[depth];
  const role = call === undefined ? undefined : roleOfCall(context, depth);
  const callable = call === undefined || role === undefined ? undefined : callablesAt(document, role).get(call.name);
  return call === undefined || callable === undefined ? undefined : { call, callable };
}

/** Arguments by name that are not given yet, and values of the argument that is being written. */
export function argumentItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const open = openCallable(document, context);
  if (open === undefined) {
    return [];
  }
  const { call, callable } = open;
  const current = currentParameter(callable, call);
  const values = current?.spec === undefined ? [] : valueItems(current.spec, context);
  return call.argumentName === undefined
    ? [...values, ...bareActivations(callable, call, context), ...namedItems(callable, call, context)]
    : values;
}

/** The argument that the caret is in: by its name, or by its place. */
export function currentParameter(callable: Callable, call: OpenCall): CallableParameter | undefined {
  return call.argumentName === undefined
    ? callable.parameters.filter(({ isPositional }) => isPositional)[call.argument]
    : callable.parameters.find(({ name }) => name === call.argumentName);
}

function namedItems(callable: Callable, { given, argument }: OpenCall, { word }: CursorContext): readonly CompletionItem[] {
  const positional = callable.parameters.filter(({ isPositional }) => isPositional).slice(0, argument);
  const open = callable.parameters.filter((parameter) => !given.includes(parameter.name) && !positional.includes(parameter));
  return open
    .filter(({ spec, default: without }) => spec !== undefined || without !== undefined)
    .map((parameter) => ({
      label: `${parameter.name} =`,
      kind: 'argument',
      detail: parameter.default === undefined ? 'needed' : `default ${parameter.default}`,
      documentation: parameterWords(callable, parameter),
      insert: `${parameter.name} = \${1:${escapeSnippet(valueOf(parameter))}}`,
      range: word,
      rank: parameter.default === undefined ? 1 : 3,
      leadsOn: false,
    }));
}

/** A flag is named to turn it over. */
function valueOf(parameter: CallableParameter): string {
  const { spec, default: without } = parameter;
  if (spec?.type === 'flag' || spec?.type === 'bias') {
    return without === 'yes' ? 'no' : 'yes';
  }
  return without === undefined || without === 'none' || without === 'by kind' ? exampleOf(parameter) : without;
}

/** A bare activation may follow behind the numbers of a layer. */
function bareActivations(callable: Callable, { given }: OpenCall, { word }: CursorContext): readonly CompletionItem[] {
  const takes = callable.parameters.find(({ spec }) => spec?.type === 'activation');
  return takes?.spec === undefined || given.includes(takes.name) ? [] : valuesOf(takes.spec, word);
}

function valueItems(spec: SettingSpec, { word }: CursorContext): readonly CompletionItem[] {
  return spec.type === 'activation' ? [] : valuesOf(spec, word);
}

function valuesOf(spec: SettingSpec, range: CursorContext['word']): readonly CompletionItem[] {
  if (spec.type === 'initializer') {
    return [...initializerCallables.values()].map((callable) => ({ ...callableItem(callable, range, false), rank: 2 }));
  }
  return wordsOf(spec).map((label) => plainItem({ label, kind: 'value', detail: spec.meaning, range, rank: 2 }));
}

function wordsOf(spec: SettingSpec): readonly string[] {
  switch (spec.type) {
    case 'activation':
      return activationKinds;
    case 'flag':
    case 'bias':
      return ['yes', 'no'];
    case 'padding':
      return ['same'];
    case 'text':
      return spec.choices ?? [];
    default:
      return [];
  }
}
