import type { Expect, Minimize, Search, Setting, Train, TrainClause } from '../generated/ast';
import { addSymbol, fileScope, lookUp, useAtProperty, useMember, type Scope, type SymbolDraft, type SymbolTable } from './symbol-table';
import { walkExpression, type Place } from './walk-expression';

/** Finds the names that a training gives and uses: fields of its data, noise, values, networks and their layers. */
export function walkTraining(table: SymbolTable, train: Train, within: SymbolDraft): void {
  const fields: Scope = { names: fieldsOf(table, train), outer: fileScope(table, 'network') };
  const place: Place = { table, scope: { names: new Map(), outer: fields }, within };
  // Names hold in the whole training, so that one that is used too early still leads to its line.
  for (const clause of train.clauses) {
    giveName(place, clause);
  }
  for (const clause of train.clauses) {
    walkClause(place, clause);
  }
}

function giveName({ table, scope, within }: Place, clause: TrainClause): void {
  if (clause.$type === 'Noise') {
    scope.names.set(clause.name, addSymbol(table, { kind: 'noise', name: clause.name, node: clause, within }));
  } else if (clause.$type === 'TrainBinding') {
    const from = networkOf(scope, clause.value);
    scope.names.set(clause.name, addSymbol(table, { kind: 'value', name: clause.name, node: clause, within, from }));
  }
}

function fieldsOf(table: SymbolTable, train: Train): ReadonlyMap<string, SymbolDraft> {
  const data = train.clauses.find((clause) => clause.$type === 'Setting' && clause.key === 'data');
  const [first] = data?.$type === 'Setting' ? data.values : [];
  const dataset = first?.value.$type === 'Ref' ? table.declarations.get(first.value.name) : undefined;
  return dataset?.info.kind === 'dataset' ? dataset.members : new Map();
}

function networkOf(scope: Scope, value: Extract<TrainClause, { $type: 'TrainBinding' }>['value']): SymbolDraft | undefined {
  const called = value.$type === 'Call' ? lookUp(scope, value.name) : undefined;
  return called?.info.kind === 'network' ? called : undefined;
}

function walkClause(place: Place, clause: TrainClause): void {
  switch (clause.$type) {
    case 'Minimize':
      walkExpression(place, clause.value);
      walkOver(place, clause);
      break;
    case 'Noise':
      walkExpression(place, clause.source);
      break;
    case 'TrainBinding':
      walkExpression(place, clause.value);
      break;
    case 'Setting':
      walkSetting(place, clause);
      break;
  }
}

function walkOver(place: Place, clause: Minimize): void {
  for (const [index, name] of clause.over.entries()) {
    useAtProperty(lookUp(place.scope, name), clause, { property: 'over', index });
  }
  if (clause.using !== undefined) {
    walkExpression(place, clause.using);
  }
}

/** `data` takes a data set, even where a field has its name. */
function walkSetting(place: Place, clause: Setting): void {
  const inner = clause.key === 'data' ? dataPlace(place) : place;
  for (const { value, extra } of clause.values) {
    walkExpression(inner, value);
    if (extra !== undefined) walkExpression(inner, extra);
  }
}

function dataPlace(place: Place): Place {
  return { ...place, scope: { names: new Map(), outer: fileScope(place.table, 'dataset') } };
}

/** `search size of writer { Writer.rnn.units in … }`. */
export function walkSearch(table: SymbolTable, search: Search): void {
  useAtProperty(table.declarations.get(search.of), search, { property: 'of' });
  for (const clause of search.clauses) {
    if (clause.$type === 'SearchSpace') {
      const [first = '', second = ''] = clause.path.parts;
      const network = table.declarations.get(first);
      useAtProperty(network, clause.path, { property: 'parts' });
      useMember(table, network, { name: second, node: clause.path, property: 'parts', index: 1 });
    }
  }
}

/** `expect LeNet5 { C1.output = 28x28x6 }`. */
export function walkExpectation(table: SymbolTable, expectation: Expect): void {
  const subject = table.declarations.get(expectation.of);
  useAtProperty(subject, expectation, { property: 'of' });
  for (const { path } of expectation.items) {
    const [first = '', ...more] = path.parts;
    // Alone it is a fact of the network, such as its parameters; with more behind it, a layer.
    if (more.length > 0) {
      useMember(table, subject, { name: first, node: path, property: 'parts' });
    }
  }
}
