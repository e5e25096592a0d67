import type { SymbolInfo, SymbolKind } from '../analysis';
import { tensorParameter, type Callable, type CallableParameter } from './callable';
import type { EditorDocument } from './editor-document';

/** Networks and blocks of a file and its imports as things to call: with hyper-parameters as steps, with inputs in equations. */
export function ownCallables(document: EditorDocument, kinds: readonly ('network' | 'block')[]): ReadonlyMap<string, Callable> {
  const { networks, symbols } = document.analysis;
  const imported = [...networks.values()].filter(({ source }) => source === undefined);
  const all = new Map<string, Callable>(
    imported.map(({ name, documentation, inputs }) => [
      name,
      {
        name,
        kind: 'network',
        summary: documentation ?? 'A network of an imported file.',
        parameters: inputs.map((input) => tensorParameter(input.name, `input ${input.name}`)),
      },
    ]),
  );
  for (const symbol of symbols) {
    const kind = kinds.find((each) => each === symbol.kind);
    if (kind !== undefined) {
      all.set(symbol.name, {
        name: symbol.name,
        kind,
        summary: summaryOf(symbol, kind),
        parameters: ownParameters(document, symbol, kind),
      });
    }
  }
  return all;
}

function summaryOf({ documentation }: SymbolInfo, kind: 'network' | 'block'): string {
  return documentation ?? (kind === 'network' ? 'A network of this file.' : 'A block of this file: fresh weights at every use.');
}

function ownParameters(document: EditorDocument, symbol: SymbolInfo, kind: 'network' | 'block'): readonly CallableParameter[] {
  const members = (of: SymbolKind): readonly SymbolInfo[] =>
    document.analysis.symbols.filter((each) => each.kind === of && each.path === `${symbol.name}.${each.name}`);
  const inputs = kind === 'network' ? members('input').map(({ name }) => tensorParameter(name, `input ${name}`)) : [];
  const hypers = members('hyper').map((hyper) => hyperParameter(document, hyper));
  return [...inputs, ...hypers];
}

/** A hyper-parameter's default is what its declaration says behind the equals sign. */
function hyperParameter({ text }: EditorDocument, { name, extent, documentation }: SymbolInfo): CallableParameter {
  const written = /^[^=]*=\s*([\s\S]+)$/.exec(text.slice(extent.start, extent.end))?.[1]?.trim();
  return { name, meaning: documentation ?? `hyper-parameter ${name}`, default: written, isPositional: true };
}
