import { formatCompact, formatCount } from '#base/format-quantity';
import { countMacs, countParameters } from '#model/parameter-count';
import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';

/** Words above a declaration, and what a click on them does. */
export interface CodeLens {
  /** The name in the declaration. */
  readonly range: SourceRange;
  readonly action: 'train' | 'evaluate' | 'diagram' | 'facts';
  readonly title: string;
  /** The network or training. */
  readonly subject: string;
}

/** What stands above networks and trainings; declarations with errors have nothing above them that could not be done. */
export function codeLenses({ analysis }: EditorDocument): readonly CodeLens[] {
  return analysis.symbols.flatMap(({ kind, name, definition: range }) => {
    if (kind === 'network') {
      return networkLenses(analysis, name, range);
    }
    const isTraining = kind === 'train' && analysis.trainings.has(name);
    return isTraining ? trainingActions.map(([action, title]) => ({ range, action, title, subject: name })) : [];
  });
}

const trainingActions = [
  ['train', 'Train'],
  ['evaluate', 'Evaluate'],
  ['diagram', 'Diagram'],
] as const;

function networkLenses({ networks }: EditorDocument['analysis'], name: string, range: SourceRange): readonly CodeLens[] {
  const network = networks.get(name);
  if (network === undefined) {
    return [];
  }
  const { parameters } = countParameters(network, (other) => networks.get(other));
  const facts = `${formatCount(parameters)} parameters · ${formatCompact(countMacs(network))} MACs`;
  return [
    { range, action: 'diagram', title: 'Diagram', subject: name },
    { range, action: 'facts', title: facts, subject: name },
  ];
}
