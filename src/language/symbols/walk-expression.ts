import type { Argument, Body, Call, Expression, If, Member, Pipe, Ref, Statement, Step } from '../generated/ast';
import { addSymbol, lookUp, useAtProperty, useAtStart, useMember, type Scope, type SymbolDraft, type SymbolTable } from './symbol-table';

/** Where an expression stands: the names that it may use, and the declaration that it is in. */
export interface Place {
  readonly table: SymbolTable;
  readonly scope: Scope & { readonly names: Map<string, SymbolDraft> };
  readonly within: SymbolDraft;
}

/** Finds the names that a body gives and uses, from the first statement to the last. */
export function walkBody(place: Place, body: Body): void {
  for (const statement of body.statements) {
    walkStatement(place, statement);
  }
}

/** A place in which new names end with the brackets around them. */
export function innerPlace(place: Place): Place {
  return { ...place, scope: { names: new Map(), outer: place.scope } };
}

function walkStatement(place: Place, statement: Statement): void {
  switch (statement.$type) {
    case 'Binding': {
      const from = walkExpression(place, statement.value);
      give(place, { kind: 'value', name: statement.name, node: statement, from });
      break;
    }
    case 'LayerDef':
      walkCall(place, statement.layer);
      give(place, { kind: 'layer', name: statement.name, node: statement });
      break;
    case 'Value':
      walkExpression(place, statement.value);
      break;
    case 'Return':
      for (const output of statement.outputs) {
        const from = walkExpression(place, output.value);
        if (output.name !== undefined) {
          give(place, { kind: 'value', name: output.name, node: output, from });
        }
      }
      break;
  }
}

function give(place: Place, thing: Omit<Parameters<typeof addSymbol>[1], 'within'>): void {
  const symbol = addSymbol(place.table, { ...thing, within: place.within });
  if (!place.scope.names.has(thing.name)) {
    place.scope.names.set(thing.name, symbol);
  }
}

/** Finds the names that an expression uses and gives; returns the network whose outputs it stands for, if it does. */
export function walkExpression(place: Place, expression: Expression): SymbolDraft | undefined {
  switch (expression.$type) {
    case 'Ref':
      return walkName(place, expression);
    case 'Call':
      return walkCall(place, expression);
    case 'Member':
      walkMember(place, expression);
      return undefined;
    case 'Pipe':
      return walkPipe(place, expression);
    case 'If':
      walkIf(place, expression);
      return undefined;
    case 'Binary':
      walkExpression(place, expression.left);
      walkExpression(place, expression.right);
      return undefined;
    case 'Negative':
      walkExpression(place, expression.value);
      return undefined;
    case 'SetLit':
    case 'Tuple':
      for (const item of expression.items) walkExpression(place, item);
      return undefined;
    default:
      return undefined;
  }
}

function walkName(place: Place, ref: Ref): SymbolDraft | undefined {
  const symbol = lookUp(place.scope, ref.name);
  useAtStart(symbol, ref);
  return symbol?.info.kind === 'network' ? symbol : symbol?.from;
}

function walkCall(place: Place, call: Call): SymbolDraft | undefined {
  const symbol = lookUp(place.scope, call.name);
  useAtStart(symbol, call);
  for (const argument of call.args) {
    walkArgument(place, argument, symbol);
  }
  return symbol?.info.kind === 'network' ? symbol : undefined;
}

function walkArgument(place: Place, argument: Argument, called: SymbolDraft | undefined): void {
  if (argument.name !== undefined) {
    useAtProperty(called?.parameters.get(argument.name), argument, { property: 'name' });
  }
  walkExpression(place, argument.value);
}

/** `VGG16(image).C3`, `VGG16.C3`, `source.image`: the first part behind a name; what follows stands in a block. */
function walkMember(place: Place, expression: Member): void {
  const base = expression.of;
  if (base.$type === 'Member') {
    walkMember(place, base);
    return;
  }
  const owner = walkExpression(place, base) ?? fieldOwner(place, base);
  useMember(place.table, owner, { name: expression.member, node: expression, property: 'member' });
}

/** Data sets that stand together give their fields behind their names. */
function fieldOwner(place: Place, base: Expression): SymbolDraft | undefined {
  return base.$type === 'Ref' ? lookUp(place.scope, base.name) : undefined;
}

function walkPipe(place: Place, pipe: Pipe): SymbolDraft | undefined {
  walkExpression(place, pipe.source);
  let from: SymbolDraft | undefined;
  for (const step of pipe.steps) {
    from = walkStep(place, step);
  }
  return from;
}

function walkStep(place: Place, step: Step): SymbolDraft | undefined {
  const { step: what } = step;
  let from: SymbolDraft | undefined;
  if (what.$type === 'Repeat') {
    walkExpression(place, what.count);
    const inner = innerPlace(place);
    for (const each of what.body.steps) walkStep(inner, each);
  } else {
    from = what.$type === 'Call' ? walkCall(place, what) : walkName(place, what);
  }
  if (step.name !== undefined) {
    give(place, { kind: 'layer', name: step.name, node: step, from });
  }
  return from;
}

function walkIf(place: Place, expression: If): void {
  walkExpression(place, expression.condition);
  walkBody(innerPlace(place), expression.then);
  walkBody(innerPlace(place), expression.else);
}
