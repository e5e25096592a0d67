import { formatCompact, formatCount } from '#base/format-quantity';
import { inEnglish, type Translate } from '#base/translate';
import { countMacs, countParameters } from '#model/parameter-count';
import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';
import type { SpokenDocument } from './spoken-document';

/** Words above a declaration, and what a click on them does. */
export interface CodeLens {
  /** The name in the declaration. */
  readonly range: SourceRange;
  readonly action: 'train' | 'evaluate' | 'diagram' | 'facts';
  readonly title: string;
  /** The network or training. */
  readonly subject: string;
}

/**
 * What stands above networks and trainings. The words stay while a declaration has errors, so that no line jumps while somebody types; whoever presses
 * them is told what is wrong. Only numbers that are not known are left out.
 */
export function codeLenses(document: EditorDocument, t: Translate = inEnglish): readonly CodeLens[] {
  const { analysis } = document;
  return analysis.symbols.flatMap(({ kind, name, definition: range }) => {
    if (kind === 'network') {
      return networkLenses({ ...document, t }, name, range);
    }
    return kind === 'train' ? trainingActions(t).map(([action, title]) => ({ range, action, title, subject: name })) : [];
  });
}

function trainingActions(t: Translate): readonly (readonly [action: CodeLens['action'], title: string])[] {
  return [
    ['train', t('Train')],
    ['evaluate', t('Evaluate')],
    ['diagram', t('Diagram')],
  ];
}

function networkLenses({ analysis, t }: SpokenDocument, name: string, range: SourceRange): readonly CodeLens[] {
  const { networks } = analysis;
  const network = networks.get(name);
  const diagram: CodeLens = { range, action: 'diagram', title: t('Diagram'), subject: name };
  if (network === undefined) {
    return [diagram];
  }
  const { parameters } = countParameters(network, (other) => networks.get(other));
  const facts = `${t('{0} parameters', formatCount(parameters))} · ${formatCompact(countMacs(network))} MACs`;
  return [diagram, { range, action: 'facts', title: facts, subject: name }];
}
