import type { DatasetRecipe } from '#model/dataset-recipe';
import type { SymbolInfo } from '../analysis';
import type { Block, Dataset, Declaration, Network } from '../generated/ast';
import { nameRange } from '../name-range';
import type { ParsedFile } from '../parse';
import { rangeOf } from '../range-of';
import { addSymbol, fileScope, finishSymbols, useAtStart, type SymbolDraft, type SymbolTable } from './symbol-table';
import { walkBody, walkExpression, type Place } from './walk-expression';
import { walkExpectation, walkSearch, walkTraining } from './walk-training';

/**
 * Every name that a file gives, with its uses: enough for definition, references, rename and outline. From the syntax alone, so that networks with
 * mistakes have answers, too; declarations with syntax errors have their names and nothing inside. A field is defined by the source that brings it,
 * and by the argument that names it where there is one.
 */
export function collectSymbols(parsed: ParsedFile, datasets: ReadonlyMap<string, DatasetRecipe>): readonly SymbolInfo[] {
  const table: SymbolTable = { parsed, all: [], declarations: new Map(), later: [] };
  const declared = parsed.file.declarations.flatMap((declaration) => declareIt(table, declaration));
  const whole = declared.filter(({ declaration }) => !parsed.broken.has(declaration));
  for (const each of whole) {
    declareParts(table, each, datasets);
  }
  for (const each of whole) {
    walkDeclaration(table, each);
  }
  for (const declaration of parsed.file.declarations) {
    if (declaration.$type === 'Expect' && !parsed.broken.has(declaration)) walkExpectation(table, declaration);
  }
  for (const use of table.later) {
    use();
  }
  return finishSymbols(table);
}

interface Declared {
  readonly declaration: Declaration;
  readonly symbol: SymbolDraft;
}

/** What other declarations may name, before any of them is looked into. */
function declareParts(table: SymbolTable, { declaration, symbol }: Declared, datasets: ReadonlyMap<string, DatasetRecipe>): void {
  if (declaration.$type === 'Network' || declaration.$type === 'Block') {
    declareParameters(table, declaration, symbol);
  } else if (declaration.$type === 'Dataset') {
    declareFields(table, { declaration, symbol, recipe: datasets.get(declaration.name) });
  }
}

function walkDeclaration(table: SymbolTable, { declaration, symbol }: Declared): void {
  switch (declaration.$type) {
    case 'Network':
    case 'Block':
      walkNetwork(table, declaration, symbol);
      break;
    case 'Dataset':
      walkDataset(table, declaration);
      break;
    case 'Train':
      walkTraining(table, declaration, symbol);
      break;
    case 'Search':
      walkSearch(table, declaration);
      break;
    case 'Expect':
      break;
  }
}

const kinds = { Network: 'network', Block: 'block', Dataset: 'dataset', Train: 'train', Search: 'search' } as const;

function declareIt(table: SymbolTable, declaration: Declaration): readonly Declared[] {
  const name = declaration.$type === 'Expect' ? undefined : nameOf(declaration);
  if (declaration.$type === 'Expect' || name === undefined) {
    return [];
  }
  const symbol = addSymbol(table, { kind: kinds[declaration.$type], name, node: declaration });
  if (!table.declarations.has(name)) {
    table.declarations.set(name, symbol);
  }
  return [{ declaration, symbol }];
}

/** The parser leaves a name out where it is missing, although its type says otherwise. */
function nameOf(declaration: Declaration): string | undefined {
  const name = new Map<string, unknown>(Object.entries(declaration)).get('name');
  return typeof name === 'string' ? name : undefined;
}

function declareParameters(table: SymbolTable, declaration: Network | Block, within: SymbolDraft): void {
  for (const hyper of declaration.hypers) {
    within.parameters.set(hyper.name, addSymbol(table, { kind: 'hyper', name: hyper.name, node: hyper, within }));
  }
  for (const input of declaration.inputs) {
    within.parameters.set(input.name, addSymbol(table, { kind: 'input', name: input.name, node: input, within }));
  }
}

function walkNetwork(table: SymbolTable, declaration: Network | Block, within: SymbolDraft): void {
  const parameters: Place = {
    table,
    scope: { names: new Map(within.parameters), outer: fileScope(table, 'network', 'block') },
    within,
  };
  for (const { value } of declaration.hypers) {
    if (value !== undefined) walkExpression(parameters, value);
  }
  const place: Place = { ...parameters, scope: { names: within.members, outer: parameters.scope } };
  walkBody(place, declaration.body);
}

interface DatasetParts {
  readonly declaration: Dataset;
  readonly symbol: SymbolDraft;
  readonly recipe: DatasetRecipe | undefined;
}

function declareFields(table: SymbolTable, { declaration, symbol, recipe }: DatasetParts): void {
  const { source } = declaration;
  for (const name of new Set((recipe?.fields ?? []).map((field) => field.name.split('.')[0] ?? field.name))) {
    const argument = source.args.find((each) => each.name === name);
    const { start } = rangeOf(source);
    const definition = argument === undefined ? { start, end: start + source.name.length } : nameRange(argument);
    symbol.members.set(name, addSymbol(table, { kind: 'field', name, node: argument ?? source, definition, within: symbol }));
  }
}

/** Data sets that are made of others. */
function walkDataset(table: SymbolTable, { source }: Dataset): void {
  for (const { value } of source.args) {
    const symbol = value.$type === 'Ref' ? table.declarations.get(value.name) : undefined;
    if (symbol?.info.kind === 'dataset') useAtStart(symbol, value);
  }
}
