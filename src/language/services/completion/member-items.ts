import { formatShape } from '#model/tensor-type';
import type { Token } from '../../parse';
import { formatType } from '../../training/explain-recipe';
import { plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { countTokensBefore } from '../tokens-at';
import { fieldsAt } from './name-items';

/** What may stand after a dot: outputs and layers of a network, fields of a part of the data, measured numbers, settings of a layer. */
export function memberItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const owner = ownerBefore(document, context);
  if (owner === undefined) {
    return [];
  }
  return [
    ...networkMembers(document, owner.name, context),
    ...fieldMembers(document, owner.name, context),
    ...measures(document, owner.name, context),
    ...layerSettings(document, owner, context),
  ];
}

interface Owner {
  readonly name: string;
  /** What stands before another dot: the network of `LeNet5.F6.units`. */
  readonly of: string | undefined;
}

/** `VGG16` of `VGG16.`, of `VGG16(image).` and of a value that it gave, `E = Encode(x)` then `E.`. */
function ownerBefore({ parsed }: EditorDocument, { word }: CursorContext): Owner | undefined {
  const { tokens } = parsed;
  const last = countTokensBefore(tokens, word.start) - 2;
  const at = tokens[last]?.image === ')' ? openingBracket(tokens, last) - 1 : last;
  const name = tokens[at]?.image;
  return name === undefined ? undefined : { name, of: tokens[at - 1]?.image === '.' ? tokens[at - 2]?.image : undefined };
}

/** The index of the bracket that a closing one belongs to; below 0 where there is none. */
function openingBracket(tokens: readonly Token[], closing: number): number {
  let depth = 0;
  return tokens.slice(0, closing + 1).findLastIndex(({ image }) => {
    depth += image === ')' ? 1 : image === '(' ? -1 : 0;
    return depth === 0;
  });
}

function networkMembers(document: EditorDocument, owner: string, { word, declaration }: CursorContext): readonly CompletionItem[] {
  const network = document.analysis.networks.get(boundNetwork(document, owner)) ?? document.analysis.networks.get(owner);
  if (network === undefined) {
    return [];
  }
  const outputs = new Map(network.outputs.map(({ name, node }) => [name, node]));
  const facts = declaration?.kind === 'expect' ? ['output'] : [];
  const shapeOf = (node: number | undefined): string => formatShape(network.nodes[node ?? -1]?.output.shape ?? []);
  return [
    ...[...outputs].map(([name, node]) =>
      plainItem({ label: name, kind: 'field', detail: `output ${shapeOf(node)}`, range: word, rank: 1 }),
    ),
    ...Object.entries(network.names)
      .filter(([name]) => !outputs.has(name))
      .map(([name, node]) => plainItem({ label: name, kind: 'field', detail: shapeOf(node), range: word, rank: 2 })),
    ...facts.filter((fact) => !outputs.has(fact)).map((label) => plainItem({ label, kind: 'field', detail: 'its shape', range: word })),
  ];
}

/** The network that gave a value: of `E = Encode(image)`, `Encode`. */
function boundNetwork({ parsed }: EditorDocument, name: string): string {
  const { tokens } = parsed;
  const at = tokens.findIndex(({ image }, index) => image === name && tokens[index + 1]?.image === '=');
  return at < 0 ? '' : (tokens[at + 2]?.image ?? '');
}

function fieldMembers(document: EditorDocument, owner: string, context: CursorContext): readonly CompletionItem[] {
  return fieldsAt(document, context)
    .filter(({ name }) => name.startsWith(`${owner}.`))
    .map(({ name, type }) =>
      plainItem({ label: name.slice(owner.length + 1), kind: 'field', detail: `field ${formatType(type)}`, range: context.word, rank: 1 }),
    );
}

const parts: ReadonlySet<string> = new Set(['train', 'val', 'validation', 'test']);

/** `val.loss`, `test.accuracy`: what the trainings of the file measure. */
function measures({ analysis }: EditorDocument, owner: string, { word }: CursorContext): readonly CompletionItem[] {
  if (!parts.has(owner)) {
    return [];
  }
  const names = new Set(['loss', ...[...analysis.trainings.values()].flatMap(({ reports }) => reports.map(({ name }) => name))]);
  return [...names].map((label) => plainItem({ label, kind: 'field', detail: `measured on the ${owner} part`, range: word, rank: 1 }));
}

/** `LeNet5.F6.units` in a search, `C1.output` in an expectation. */
function layerSettings({ analysis }: EditorDocument, { name, of }: Owner, { word, declaration }: CursorContext): readonly CompletionItem[] {
  const network = analysis.networks.get(of ?? declaration?.name ?? '');
  const node = network?.nodes[network.names[name] ?? -1];
  if (node === undefined) {
    return [];
  }
  if (declaration?.kind === 'expect') {
    return [plainItem({ label: 'output', kind: 'field', detail: formatShape(node.output.shape), range: word })];
  }
  const settings = declaration?.kind === 'search' && node.kind !== 'input' && node.kind !== 'network' ? Object.entries(node.settings) : [];
  return settings.flatMap(([label, value]) =>
    typeof value === 'number' ? [plainItem({ label, kind: 'field', detail: `now ${String(value)}`, range: word, rank: 1 })] : [],
  );
}
