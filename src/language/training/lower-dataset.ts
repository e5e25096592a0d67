import type { DatasetRecipe, Field, SourceSpec } from '#model/dataset-recipe';
import type { SettingValue } from '#model/setting';
import type { Settings } from '#model/setting-values';
import { defaultScaling, defaultSplit, isSourceKind, sourceCatalogue } from '#model/source-catalogue';
import type { SourceDescription, SourceFields } from '#model/source-description';
import type { Argument, Call, Dataset, Expression } from '../generated/ast';
import { rangeOf } from '../range-of';
import { bindSettings } from './bind-settings';
import { applyClauses } from './dataset-clauses';
import type { FieldNames } from './equation-scope';
import { suggest } from '../suggestion';
import type { TrainingContext } from './training-context';

/** A data set as far as its text tells: its recipe, and the names of its fields where only the files know their shapes. */
export interface LoweredDataset {
  readonly recipe: DatasetRecipe;
  readonly fieldNames: FieldNames;
}

/** The fields of a source whose shapes lie in its files, for who can read them; undefined where nothing is known. */
export type FieldsOf = (source: SourceSpec) => readonly Field[] | undefined;

/** Every data set of a file by name; null for one that is wrong. */
export type LoweredDatasets = ReadonlyMap<string, LoweredDataset | null>;

/** Lowers all data sets of a file, those that others combine first. */
export function lowerDatasets(declarations: readonly Dataset[], context: TrainingContext, fieldsOf: FieldsOf): LoweredDatasets {
  const lowered = new Map<string, LoweredDataset | null>();
  const declared = new Map<string, Dataset>();
  for (const declaration of declarations) {
    // Of two with the same name the first one counts; that there are two is said where names are checked.
    if (!declared.has(declaration.name)) {
      declared.set(declaration.name, declaration);
    }
  }
  const reader: DatasetReader = { context, fieldsOf, declared, lowered, open: [] };
  for (const declaration of declared.values()) {
    readDataset(reader, declaration);
  }
  // In the order of the text, whatever combines what.
  return new Map([...declared.keys()].map((name) => [name, lowered.get(name) ?? null]));
}

interface DatasetReader {
  readonly context: TrainingContext;
  readonly fieldsOf: FieldsOf;
  readonly declared: ReadonlyMap<string, Dataset>;
  readonly lowered: Map<string, LoweredDataset | null>;
  /** The data sets that are being lowered, to see when one comes back to itself. */
  readonly open: string[];
}

function readDataset(reader: DatasetReader, declaration: Dataset): LoweredDataset | null {
  const known = reader.lowered.get(declaration.name);
  if (known !== undefined) {
    return known;
  }
  reader.open.push(declaration.name);
  const result = lowerSource(reader, declaration);
  reader.open.pop();
  reader.lowered.set(declaration.name, result);
  return result;
}

function lowerSource(reader: DatasetReader, declaration: Dataset): LoweredDataset | null {
  const { context } = reader;
  const call = declaration.source;
  if (!isSourceKind(call.name)) {
    const { hint, fix } = suggest(call.name, Object.keys(sourceCatalogue));
    const { start } = rangeOf(call);
    const at = { start, end: start + call.name.length };
    context.report({ code: 'ZOO1301', message: `There is no source of data "${call.name}".${hint}`, at, ...fix });
    return null;
  }
  const description = sourceCatalogue[call.name];
  const parts = lowerParts(reader, call, description);
  const settings = lowerSettings(context, call, description);
  if (parts === undefined || settings === undefined) {
    return null;
  }
  const of = Object.fromEntries([...parts].map(([name, part]) => [name, part.recipe]));
  const source: SourceSpec = { kind: description.kind, settings, of };
  const told = reader.fieldsOf(source);
  const fields: SourceFields = told === undefined ? description.fields(settings, of) : { kind: 'known', fields: told };
  if (fields.kind === 'refused') {
    context.report({ code: fields.code, message: fields.message, at: rangeOf(call) });
    return null;
  }
  return withClauses(context, declaration, { source, fields });
}

function withClauses(
  context: TrainingContext,
  declaration: Dataset,
  { source, fields }: { readonly source: SourceSpec; readonly fields: Exclude<SourceFields, { readonly kind: 'refused' }> },
): LoweredDataset {
  const plain: DatasetRecipe = {
    name: declaration.name,
    source,
    fields: fields.kind === 'known' ? fields.fields : [],
    split: defaultSplit(source.kind),
    folds: null,
    scaling: defaultScaling(source.kind),
    augmentations: [],
    take: null,
    size: null,
  };
  const recipe = applyClauses(context, plain, declaration.clauses);
  const fieldNames = { kind: fields.kind, names: fields.kind === 'known' ? recipe.fields.map((field) => field.name) : fields.names };
  return { recipe, fieldNames };
}

/** The data sets that a source combines, by the names under which it keeps them. */
function lowerParts(reader: DatasetReader, call: Call, description: SourceDescription): ReadonlyMap<string, LoweredDataset> | undefined {
  return description.combines === 'none' ? new Map() : lowerCombined(reader, call, description);
}

function lowerCombined(reader: DatasetReader, call: Call, description: SourceDescription): ReadonlyMap<string, LoweredDataset> | undefined {
  const single = description.combines === 'one';
  const wanted = single ? call.args.slice(0, 1) : call.args;
  const parts = wanted.map((argument) => lowerNamed(reader, call, { argument, key: single ? 'data' : argument.name }));
  if (wanted.length === 0) {
    refusePart(reader, call, call);
    return undefined;
  }
  return parts.every((part) => part !== undefined) ? new Map(parts) : undefined;
}

function lowerNamed(
  reader: DatasetReader,
  call: Call,
  { argument, key }: { readonly argument: Argument; readonly key: string | undefined },
): readonly [string, LoweredDataset] | undefined {
  const part = lowerPart(reader, argument.value);
  if (part === 'wrong' || key === undefined) {
    refusePart(reader, call, argument);
    return undefined;
  }
  return part === null ? undefined : [key, part];
}

function refusePart(reader: DatasetReader, call: Call, at: Argument | Call): void {
  const form = call.name === 'together' ? 'together(a = first, b = second)' : `${call.name}(digits)`;
  reader.context.report({ code: 'ZOO1312', message: `${call.name} takes data sets: ${form}.`, at: rangeOf(at) });
}

/** Null where the error has been said already. */
function lowerPart(reader: DatasetReader, value: Expression): LoweredDataset | null | 'wrong' {
  if (value.$type !== 'Ref') {
    return 'wrong';
  }
  const declaration = reader.declared.get(value.name);
  if (declaration === undefined) {
    reportUnknownDataset(reader.context, value, reader.declared.keys());
    return null;
  }
  if (reader.open.includes(value.name)) {
    const path = [...reader.open.slice(reader.open.indexOf(value.name)), value.name].join(' -> ');
    reader.context.report({ code: 'ZOO1303', message: `The data set "${value.name}" is made of itself: ${path}.`, at: rangeOf(value) });
    return null;
  }
  return readDataset(reader, declaration);
}

/** Says that there is no such data set, and which one may be meant. */
export function reportUnknownDataset(context: TrainingContext, at: Expression & { readonly name: string }, names: Iterable<string>): void {
  const { hint, fix } = suggest(at.name, names);
  context.report({ code: 'ZOO1302', message: `There is no data set "${at.name}".${hint}`, at: rangeOf(at), ...fix });
}

function lowerSettings(context: TrainingContext, call: Call, description: SourceDescription): Settings | undefined {
  if (description.combines === 'named') {
    return {};
  }
  const own = description.combines === 'one' ? call.args.slice(1) : call.args;
  const isFile = (argument: Argument): boolean =>
    description.namedFiles && argument.name !== undefined && !Object.hasOwn(description.settings, argument.name);
  const settings = bindSettings(
    context,
    { name: call.name, node: call, args: own.filter((argument) => !isFile(argument)) },
    description.settings,
  );
  const files: Record<string, SettingValue> = {};
  for (const argument of own.filter(isFile)) {
    const text = argument.value.$type === 'StringLit' ? argument.value.value : undefined;
    if (text === undefined || argument.name === undefined) {
      context.report({ code: 'ZOO1309', message: `${call.name} takes files as texts, name = "file.png".`, at: rangeOf(argument) });
      return undefined;
    }
    files[argument.name] = text;
  }
  return settings === undefined ? undefined : { ...files, ...settings };
}
