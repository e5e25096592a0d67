import { formatCount } from '#base/format-quantity';
import type { Change, LayerDifference, NetworkDifference } from './difference';

/** The difference as Markdown: what became of the numbers, then a table of layers. */
export function differenceMarkdown(difference: NetworkDifference): string {
  const { name, parameters, macs, layers } = difference;
  return [
    `### ${escaped(name.before === name.after ? name.after : `${name.before} → ${name.after}`)}`,
    '',
    `- parameters: ${numbers(parameters)}`,
    `- multiply-adds: ${numbers(macs)}`,
    ...(difference.input.before === difference.input.after ? [] : [`- input: ${arrow(difference.input)}`]),
    ...(difference.output.before === difference.output.after ? [] : [`- output: ${arrow(difference.output)}`]),
    '',
    ...(layers.length === 0
      ? ['No layer differs.']
      : ['| | layer | what | output | parameters |', '| --- | --- | --- | --- | ---: |', ...layers.map(row)]),
    '',
  ].join('\n');
}

const marks: Record<LayerDifference['change'], string> = { added: '+', removed: '−', changed: '~', follows: '' };

function row({ change, path, words, settings, shape, parameters }: LayerDifference): string {
  const what = [words, ...settings.map((setting) => `${setting.name} ${arrow(setting)}`)].join('; ');
  const shapes = shape.before === shape.after ? (shape.after ?? '') : arrow({ before: shape.before ?? '', after: shape.after ?? '' });
  const delta = parameters.after - parameters.before;
  return `| ${[marks[change], path, what, shapes, delta === 0 ? '' : signed(delta)].map(escaped).join(' | ')} |`;
}

function numbers({ before, after }: Change<number>): string {
  return before === after ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)} (${signed(after - before)})`;
}

function signed(value: number): string {
  return value < 0 ? `−${formatCount(-value)}` : `+${formatCount(value)}`;
}

function arrow({ before, after }: Change<string>): string {
  return [before, after].filter((side) => side !== '').join(' → ');
}

function escaped(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, (letter) => `\\${letter}`).replace(/\s+/g, ' ');
}
