import { formatCompact, formatCount } from '#base/format-quantity';
import { assertNever } from '#base/assert-never';
import { escapeMarkdown } from '../words/markdown-text';
import { networkFacts } from '../words/network-facts';
import type { TreeLine, TreeWords } from './tree-line';
import type { ModelNode, NetworkNode, PartNode, TemplateNode } from './tree-nodes';

/** How a node of the Models view is shown. */
export function modelLine(node: ModelNode, words: TreeWords): TreeLine {
  switch (node.kind) {
    case 'network':
      return networkLine(node, words);
    case 'part':
      return partLine(node, words);
    case 'zoo':
      return zooLine(words);
    case 'template':
      return templateLine(node, words);
    default:
      return assertNever(node);
  }
}

function networkLine({ uri, name, network }: NetworkNode, { t, fileName }: TreeWords): TreeLine {
  const description = `${formatCompact(network.parameters)} · ${fileName(uri)}`;
  const inputs = network.inputs.map((input) => `${input.name}: ${input.shape}`).join(', ');
  const card = [
    `**${escapeMarkdown(name)}**`,
    ...(network.documentation === null ? [] : [escapeMarkdown(network.documentation)]),
    escapeMarkdown(networkFacts(network, t)),
    escapeMarkdown(t('in {0}, out {1}', inputs, network.output)),
  ].join('\n\n');
  return {
    id: `network ${uri} ${name}`,
    label: name,
    description,
    icon: 'type-hierarchy',
    context: 'network',
    spoken: t('network {0}, {1} parameters, in {2}', name, formatCount(network.parameters), fileName(uri)),
    card,
    opens: network.parts.length > 0 ? 'closed' : 'never',
  };
}

function partLine({ uri, name, path, part }: PartNode, { t }: TreeWords): TreeLine {
  const repeated = part.repeat > 1 ? ` × ${String(part.repeat)}` : '';
  const parameters = part.parameters > 0 ? [formatCompact(part.parameters)] : [];
  const facts = [part.words, part.shape, ...parameters];
  return {
    id: `part ${uri} ${name} ${path}`,
    label: `${part.name}${repeated}`,
    description: facts.filter((fact) => fact !== '').join(' · '),
    icon: part.children.length > 0 ? 'symbol-structure' : 'symbol-field',
    context: 'part',
    spoken: [part.name, ...facts].join(', '),
    card: [
      `**${escapeMarkdown(part.name)}**`,
      escapeMarkdown(t('{0}, out {1}, {2} parameters', part.words, part.shape, formatCount(part.parameters))),
    ].join('\n\n'),
    opens: part.children.length > 0 ? 'closed' : 'never',
  };
}

function zooLine({ t }: TreeWords): TreeLine {
  const label = t('Zoo');
  const description = t('architectures to open and train');
  return { id: 'zoo', label, description, icon: 'library', context: 'zoo', spoken: `${label}, ${description}`, card: '', opens: 'closed' };
}

function templateLine({ id, template }: TemplateNode, { t }: TreeWords): TreeLine {
  const { title, description, year, networks } = template;
  const largest = Math.max(0, ...networks.map(({ parameters }) => parameters));
  const facts = [...(year === null ? [] : [String(year)]), ...(largest === 0 ? [] : [formatCompact(largest)])];
  const list = networks.map(
    ({ name, parameters }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(t('{0} parameters', formatCount(parameters)))}`,
  );
  return {
    id: `template ${id}`,
    label: title,
    description: facts.join(' · '),
    icon: template.kind === 'sample' ? 'beaker' : 'book',
    context: 'template',
    spoken: [title, ...facts].join(', '),
    card: [`**${escapeMarkdown(title)}**`, escapeMarkdown(description), list.join('\n')].join('\n\n'),
    opens: 'never',
  };
}
