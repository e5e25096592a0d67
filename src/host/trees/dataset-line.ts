import { assertNever } from '#base/assert-never';
import { formatCount } from '#base/format-quantity';
import { isSourceKind, sourceCatalogue } from '#model/source-catalogue';
import { escapeMarkdown } from '../words/markdown-text';
import type { Translate } from '#base/translate';
import type { TreeLine, TreeWords } from './tree-line';
import type { BuiltInNode, DatasetNode, DatasetsNode, SplitNode } from './tree-nodes';

/** How a node of the Datasets view is shown. */
export function datasetLine(node: DatasetsNode, words: TreeWords): TreeLine {
  switch (node.kind) {
    case 'dataset':
      return declaredLine(node, words);
    case 'split':
      return splitLine(node, words);
    case 'builtIns':
      return builtInsLine(words);
    case 'builtIn':
      return builtInLine(node, words);
    default:
      return assertNever(node);
  }
}

/** The parts of a data set whose counts are known. */
export function splitsOf({ uri, name, dataset: { counts } }: DatasetNode): readonly SplitNode[] {
  if (counts === null) return [];
  const parts = ['train', 'val', 'test'] as const;
  return parts.filter((split) => counts[split] > 0).map((split) => ({ kind: 'split', uri, name, split, count: counts[split] }));
}

function declaredLine(node: DatasetNode, { t, fileName }: TreeWords): TreeLine {
  const { uri, name, dataset } = node;
  const counts = splitsOf(node).map(({ count }) => formatCount(count));
  const type = dataset.fields[0]?.type ?? '';
  const facts = [counts.length === 0 ? dataset.source : counts.join(' + '), type].filter((fact) => fact !== '');
  const fields = dataset.fields.map((field) => `${field.name}: ${field.type}`).join(', ');
  const lines = [dataset.path === null ? dataset.source : t('{0} from {1}', dataset.source, dataset.path), fields, ...dataset.clauses];
  return {
    id: `dataset ${uri} ${name}`,
    label: name,
    description: facts.join(' · '),
    icon: 'database',
    context: 'dataset',
    spoken: [t('data set {0} in {1}', name, fileName(uri)), ...facts].join(', '),
    card: [
      `**${escapeMarkdown(name)}**`,
      ...(dataset.documentation === null ? [] : [escapeMarkdown(dataset.documentation)]),
      lines.map(escapeMarkdown).join('  \n'),
    ].join('\n\n'),
    opens: counts.length > 0 ? 'closed' : 'never',
  };
}

function splitLine({ uri, name, split, count }: SplitNode, { t }: TreeWords): TreeLine {
  const words = splitWord(split, t);
  const description = t('{0} samples', formatCount(count));
  return {
    id: `split ${uri} ${name} ${split}`,
    label: words,
    description: formatCount(count),
    icon: 'list-unordered',
    context: 'split',
    spoken: `${words}, ${description}`,
    card: escapeMarkdown(description),
    opens: 'never',
  };
}

function splitWord(split: SplitNode['split'], t: Translate): string {
  const words = { train: t('training'), val: t('validation'), test: t('test') };
  return words[split];
}

function builtInsLine({ t }: TreeWords): TreeLine {
  const label = t('Built-in');
  const description = t('sources that a file can name');
  return {
    id: 'builtIns',
    label,
    description,
    icon: 'library',
    context: 'builtIns',
    spoken: `${label}, ${description}`,
    card: '',
    opens: 'closed',
  };
}

function builtInLine({ source }: BuiltInNode, { t }: TreeWords): TreeLine {
  const description = isSourceKind(source) ? sourceCatalogue[source] : undefined;
  const isLater = description?.availability === 'later';
  return {
    id: `builtIn ${source}`,
    label: source,
    description: isLater ? t('not readable in this version') : (description?.summary ?? ''),
    icon: isLater ? 'circle-slash' : 'package',
    context: 'builtIn',
    spoken: [source, description?.summary ?? '', ...(isLater ? [t('not readable in this version')] : [])].join(', '),
    card: [`**${escapeMarkdown(source)}**`, escapeMarkdown(description?.summary ?? ''), escapeMarkdown(description?.origin ?? '')].join(
      '\n\n',
    ),
    opens: 'never',
  };
}
