import { formatCount } from '#base/format-quantity';
import { inEnglish, type Translate } from '#base/translate';
import type { SourceRange } from '#model/source-range';
import { formatShape } from '#model/tensor-type';
import type { EditorDocument } from './editor-document';
import { networkSteps, type NetworkStep } from './network-steps';

/** Words that the editor shows behind a step without their being in the text. */
export interface InlayHint {
  readonly offset: number;
  /** `28x28x6 · 156`: what flows out, and how many numbers are trained. */
  readonly label: string;
  /** The same in words. */
  readonly tooltip: string;
}

/** What flows out of every step between two offsets. A line with one step says its parameters, too; on one with several, only changes are said. */
export function inlayHints(document: EditorDocument, range: SourceRange, t: Translate = inEnglish): readonly InlayHint[] {
  const { text } = document;
  const steps = [...networkSteps(document).values()]
    .filter((step) => isWrittenStep(text, step))
    .toSorted((a, b) => a.source.end - b.source.end);
  const ends = steps.map(({ source }) => lineEnd(text, source.end));
  return steps.flatMap((step, index) => {
    const { end } = step.source;
    if (end < range.start || end > range.end || step.outputs.length === 0) {
      return [];
    }
    const before = steps[index - 1];
    const follows = before !== undefined && ends[index] === ends[index - 1];
    if (follows && shapesText(before) === shapesText(step)) {
      return [];
    }
    const isAlone = !follows && ends[index] !== ends[index + 1];
    const parameters = isAlone && step.parameters > 0 ? ` · ${formatCount(step.parameters)}` : '';
    return [{ offset: end, label: `${shapesText(step)}${parameters}`, tooltip: sentence(step, t) }];
  });
}

/** Sums and products are written with signs and need no words behind them. */
function isWrittenStep(text: string, { source, nodes, block }: NetworkStep): boolean {
  const kind = nodes[0]?.kind;
  const isSum = kind === 'add' || kind === 'subtract' || kind === 'multiply' || kind === 'linear';
  return block !== undefined || !isSum || text.startsWith(`${kind}(`, source.start);
}

function shapesText({ outputs }: NetworkStep): string {
  const shapes = [...new Set(outputs.map(formatShape))];
  return shapes.length <= 2 ? shapes.join(', ') : `${shapes[0] ?? ''} … ${shapes.at(-1) ?? ''}`;
}

function sentence(step: NetworkStep, t: Translate): string {
  const times = step.outputs.length > 1 ? [t('applied {0} times in {1}', step.outputs.length, step.network.name)] : [];
  return [
    t('out {0}', shapesText(step)),
    ...times,
    step.parameters === 0 ? t('no parameters') : t('{0} parameters', formatCount(step.parameters)),
    t('{0} multiply-adds for each sample', formatCount(step.macs)),
  ].join(' · ');
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at;
}
