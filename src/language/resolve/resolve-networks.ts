import type { Diagnostic } from '#base/diagnostic';
import { codeEntry } from '#base/codes/catalogue';
import type { Network } from '#model/network';
import { inputField } from '#model/receptive-field';
import type { SettingValue } from '#model/setting';
import type { Block, Network as NetworkDeclaration, Shape } from '../generated/ast';
import { documentationBefore, type ParsedFile } from '../parse';
import { rangeOf } from '../range-of';
import { literalNumber, literalSizes } from '../training/constant-number';
import type { NetworkLookup } from '../training/training-context';
import { bindHypers, resolveBody } from './resolve-expression';
import type { Frame, Resolution, Value } from './resolution';

/** All networks of a file at their default hyper-parameters, and what is wrong in them. */
export interface ResolvedNetworks extends NetworkLookup {
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves every network of the file. Never throws. */
export function resolveNetworks(parsed: ParsedFile): ResolvedNetworks {
  const sound = parsed.file.declarations.filter((declaration) => !parsed.broken.has(declaration));
  const declarations = new Map<string, NetworkDeclaration>();
  const blocks = new Map<string, Block>();
  const found: Diagnostic[] = [];
  const said = new Set<string>();
  const report: Resolution['report'] = (diagnostic) => {
    const key = `${diagnostic.code} ${String(diagnostic.start)} ${String(diagnostic.end)}`;
    if (!said.has(key)) {
      found.push({ severity: codeEntry(diagnostic.code).severity, fixes: [], related: [], ...diagnostic });
    }
    said.add(key);
  };
  for (const declaration of sound) {
    if (declaration.$type !== 'Network' && declaration.$type !== 'Block') continue;
    if (declarations.has(declaration.name) || blocks.has(declaration.name)) {
      report({ code: 'ZOO1103', message: `"${declaration.name}" is declared twice.`, ...rangeOf(declaration) });
    } else if (declaration.$type === 'Network') {
      declarations.set(declaration.name, declaration);
    } else {
      blocks.set(declaration.name, declaration);
    }
  }
  const done = new Map<string, Network | 'broken'>();
  const resolving = new Set<string>();
  const networkNamed: Resolution['networkNamed'] = (name) => {
    const declaration = declarations.get(name);
    const known = done.get(name);
    if (known !== undefined || declaration === undefined) return known;
    if (resolving.has(name)) return 'recursive';
    resolving.add(name);
    const network = resolveNetwork(declaration, parsed, { blocks, networks: declarations, networkNamed, report });
    done.set(name, network ?? 'broken');
    return network ?? 'broken';
  };
  const resolved = new Map<string, Network>();
  for (const name of declarations.keys()) {
    const network = networkNamed(name);
    if (typeof network === 'object') resolved.set(name, network);
  }
  const brokenNames = [...parsed.broken].flatMap((declaration) => (declaration.$type === 'Network' ? [declaration.name] : []));
  const unresolved = new Set([...[...declarations.keys()].filter((name) => !resolved.has(name)), ...brokenNames]);
  return { resolved, unresolved, blocks: new Set(blocks.keys()), diagnostics: found };
}

type Surroundings = Pick<Resolution, 'blocks' | 'networks' | 'networkNamed' | 'report'>;

function resolveNetwork(declaration: NetworkDeclaration, parsed: ParsedFile, around: Surroundings): Network | undefined {
  const errors = { count: 0 };
  const report: Resolution['report'] = (diagnostic) => {
    errors.count += codeEntry(diagnostic.code).severity === 'error' ? 1 : 0;
    around.report(diagnostic);
  };
  const resolution: Resolution = {
    ...around,
    report,
    nodes: [],
    fields: [],
    layers: new Map(),
    groups: [],
    paths: new Set(),
    outputs: new Map(),
    open: [],
    spent: { parameters: 0 },
  };
  const empty: Frame = { names: new Map(), layers: new Map(), prefix: '', ordinals: new Map(), binding: undefined };
  const at = rangeOf(declaration);
  const names = bindHypers(resolution, empty, { declared: declaration, call: undefined, at });
  if (names === undefined) return undefined;
  const hyper = Object.fromEntries(
    [...names].flatMap(([name, value]): [string, SettingValue][] => (value.kind === 'setting' ? [[name, value.value]] : [])),
  );
  const inputs = declaration.inputs.flatMap((input) => {
    if (input.shape === undefined) {
      report({
        code: 'ZOO1222',
        message: `The input "${input.name}" of ${declaration.name} needs a shape, such as 28x28x1.`,
        ...rangeOf(input),
      });
      return [];
    }
    const type = { shape: sizes(input.shape), element: input.shape.integer ? ('int' as const) : ('float' as const) };
    const node = resolution.nodes.length;
    const field = inputField(type);
    resolution.fields.push(field);
    resolution.nodes.push({
      id: node,
      kind: 'input',
      path: input.name,
      name: input.name,
      inputs: [],
      output: type,
      macs: 0,
      ...(field === undefined ? {} : { receptiveField: field.size }),
      source: rangeOf(input),
    });
    resolution.paths.add(input.name);
    names.set(input.name, { kind: 'tensor', node });
    return [{ name: input.name, type, node }];
  });
  if (errors.count > 0) return undefined;
  const value = resolveBody(resolution, { ...empty, names }, declaration.body);
  const outputs = outputsOf(resolution, value);
  if (errors.count > 0 || outputs.length === 0) return undefined;
  const documentation = documentationBefore(parsed.documented, parsed.comments, at.start);
  return {
    name: declaration.name,
    ...(documentation === undefined ? {} : { documentation }),
    hyper,
    inputs,
    nodes: resolution.nodes,
    outputs,
    layers: [...resolution.layers.values()],
    names: Object.fromEntries(
      [...names].flatMap(([name, bound]): [string, number][] => (bound.kind === 'tensor' ? [[name, bound.node]] : [])),
    ),
    groups: resolution.groups,
    source: at,
  };
}

function outputsOf(resolution: Resolution, value: Value): Network['outputs'] {
  if (resolution.outputs.size > 0) {
    return [...resolution.outputs].map(([name, node]) => ({ name, node }));
  }
  return value.kind === 'tensor' ? [{ name: 'output', node: value.node }] : [];
}

function sizes(shape: Shape): readonly number[] {
  return shape.size === undefined ? [literalNumber(shape.length ?? '0')] : literalSizes(shape.size);
}
