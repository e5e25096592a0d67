import type { Diagnostic } from '#base/diagnostic';
import { codeEntry } from '#base/codes/catalogue';
import type { Network } from '#model/network';
import type { SourceRange } from '#model/source-range';
import type { Block, Network as NetworkDeclaration } from '../generated/ast';
import type { ImportedFile } from '../imports/imported-file';
import { documentationBefore, type ParsedFile } from '../parse';
import { rangeOf } from '../range-of';
import type { NetworkLookup } from '../training/training-context';
import { checkUnusedBlock } from './check-unused-block';
import type { FileScope, OwnedBlock, Resolution, Walk } from './resolution';
import { resolveBody } from './resolve-body';
import { resolveExpression } from './resolve-expression';
import { resolveNetwork } from './resolve-network';

/** Networks that call each other deeper than this are refused, because they are resolved by recursion. */
const deepestCalls = 64;

/** All networks of a file at their default hyper-parameters, imported ones first, and what is wrong in them. */
export interface ResolvedNetworks extends NetworkLookup {
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves every network of the file and looks at blocks that no network uses. Never throws. */
export function resolveNetworks(parsed: ParsedFile, imports: readonly ImportedFile[] = []): ResolvedNetworks {
  const opened = openFile({ parsed, imports }, new Map());
  for (const block of opened.ownBlocks) {
    if (!opened.applied.has(block)) {
      checkUnusedBlock(newResolution(opened), opened.scope, block);
    }
  }
  const failed = [...opened.scope.networkNames].filter((name) => !opened.resolved.has(name));
  return {
    resolved: opened.resolved,
    unresolved: new Set([...failed, ...opened.scope.broken]),
    blocks: new Set(opened.scope.blocks.keys()),
    diagnostics: [...opened.diagnostics, ...importedMistakes(imports, opened.files)],
  };
}

interface FileToOpen {
  readonly parsed: ParsedFile;
  readonly imports: readonly ImportedFile[];
}

type OpenedFiles = Map<ImportedFile, OpenedFile>;

interface OpenedFile {
  readonly scope: FileScope;
  readonly ownBlocks: readonly Block[];
  /** Those of imports, then its own. */
  readonly resolved: ReadonlyMap<string, Network>;
  readonly applied: Set<Block>;
  readonly report: Resolution['report'];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: OpenedFiles;
}

const walk: Walk = { expression: resolveExpression, body: resolveBody };

function openFile({ parsed, imports }: FileToOpen, files: OpenedFiles): OpenedFile {
  const imported = imports.map((file) => openImport(file, files));
  const own = ownDeclarations(parsed);
  const diagnostics: Diagnostic[] = [];
  const report = reporter(diagnostics);
  const done = new Map<string, Network | 'broken'>();
  const resolving = new Set<string>();
  const depth = { open: 0 };
  const inherited = new Map(imported.flatMap(({ resolved }) => [...resolved]));
  const blocks = new Map<string, OwnedBlock>(imported.flatMap(({ scope }) => [...scope.blocks]));
  const foreignNames = imported.flatMap(({ scope }) => [...scope.networkNames]);
  const scope: FileScope = {
    blocks,
    networkNames: new Set([...own.networks.keys(), ...foreignNames]),
    broken: new Set([...own.broken, ...imported.flatMap((file) => [...file.scope.broken])]),
    documentationOf: documentationReader(parsed),
    networkNamed: (name) => {
      const declaration = own.networks.get(name);
      const known = done.get(name);
      if (known !== undefined) return known;
      if (declaration === undefined) return inherited.get(name) ?? (foreignNames.includes(name) ? 'broken' : undefined);
      if (resolving.has(name)) return 'recursive';
      if (depth.open >= deepestCalls) return 'deep';
      resolving.add(name);
      depth.open++;
      const network = resolveNetwork(newResolution(opened), scope, declaration) ?? 'broken';
      depth.open--;
      done.set(name, network);
      return network;
    },
  };
  for (const block of own.blocks) blocks.set(block.name, { block, file: scope });
  const resolved = new Map(inherited);
  const opened: OpenedFile = { scope, ownBlocks: own.blocks, resolved, applied: new Set(), report, diagnostics, files };
  for (const name of own.networks.keys()) {
    const network = scope.networkNamed(name);
    resolved.delete(name);
    if (typeof network === 'object') resolved.set(name, network);
  }
  return opened;
}

/** An imported file, once; places in it mean nothing in the files that import it. */
function openImport(file: ImportedFile, files: OpenedFiles): OpenedFile {
  const known = files.get(file);
  if (known !== undefined) {
    return known;
  }
  const opened = openFile(file, files);
  const placeless = { ...opened, resolved: new Map([...opened.resolved].map(([name, network]) => [name, withoutPlaces(network)])) };
  files.set(file, placeless);
  return placeless;
}

function withoutPlaces(network: Network): Network {
  return { ...leaveOutSource(network), nodes: network.nodes.map(leaveOutSource), groups: network.groups.map(leaveOutSource) };
}

function leaveOutSource<T extends { source?: SourceRange }>(thing: T): T {
  const copy = { ...thing };
  delete copy.source;
  return copy;
}

interface OwnDeclarations {
  readonly networks: ReadonlyMap<string, NetworkDeclaration>;
  readonly blocks: readonly Block[];
  readonly broken: readonly string[];
}

/** Of two declarations with one name the first one counts; that there are two is said where names are checked. */
function ownDeclarations(parsed: ParsedFile): OwnDeclarations {
  const bodies = parsed.file.declarations.filter((declaration) => declaration.$type === 'Network' || declaration.$type === 'Block');
  const whole = bodies.filter((declaration) => !parsed.broken.has(declaration));
  const firsts = new Map(whole.toReversed().map((declaration) => [declaration.name, declaration]));
  const counted = whole.filter((declaration) => firsts.get(declaration.name) === declaration);
  return {
    networks: new Map(counted.flatMap((each) => (each.$type === 'Network' ? [[each.name, each]] : []))),
    blocks: counted.filter((each) => each.$type === 'Block'),
    broken: bodies.filter((declaration) => parsed.broken.has(declaration)).map(({ name }) => name),
  };
}

function newResolution({ applied, report }: Pick<OpenedFile, 'applied' | 'report'>): Resolution {
  return {
    nodes: [],
    fields: [],
    layers: new Map(),
    groups: [],
    paths: new Set(),
    spent: { parameters: 0, steps: 0 },
    counted: new Set(),
    computed: new Map(),
    applied,
    report,
    walk,
  };
}

/** Says each thing once, although a block may be resolved many times. */
function reporter(found: Diagnostic[]): Resolution['report'] {
  const said = new Set<string>();
  return (diagnostic) => {
    const key = `${diagnostic.code} ${String(diagnostic.start)} ${String(diagnostic.end)}`;
    if (!said.has(key)) {
      found.push({ severity: codeEntry(diagnostic.code).severity, fixes: [], related: [], ...diagnostic });
    }
    said.add(key);
  };
}

function documentationReader({ documented, comments }: ParsedFile): FileScope['documentationOf'] {
  const hasDocumentation = comments.some(({ text }) => text.startsWith('/**'));
  return (node) => (hasDocumentation ? documentationBefore(documented, comments, rangeOf(node).start) : undefined);
}

/** One sentence for each import whose file has mistakes, at the import. */
function importedMistakes(imports: readonly ImportedFile[], files: OpenedFiles): readonly Diagnostic[] {
  return imports.flatMap((file): readonly Diagnostic[] => {
    const [first, ...more] = mistakesIn(file, files);
    if (first === undefined) return [];
    const others = more.length === 0 ? '' : ` And ${String(more.length)} more.`;
    const message = `"${file.written}" has mistakes: ${first.message}${others}`;
    return [{ code: 'ZOO1112', severity: 'error', message, ...file.statement, fixes: [], related: [] }];
  });
}

function mistakesIn(file: ImportedFile, files: OpenedFiles): readonly Diagnostic[] {
  const all = [...file.parsed.diagnostics, ...(files.get(file)?.diagnostics ?? [])];
  const own = all.filter(({ severity }) => severity === 'error');
  return own.length > 0 ? own : file.imports.flatMap((inner) => mistakesIn(inner, files));
}
