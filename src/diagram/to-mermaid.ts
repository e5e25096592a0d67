import { looks } from './appearance';
import type { Drawing, DrawnBox } from './drawing';
import { palettes } from './palette';

/** The drawing's boxes and edges as a flowchart for Markdown that knows Mermaid; Mermaid places them itself. */
export function toMermaid(drawing: Drawing, direction: 'down' | 'right'): string {
  const names = new Map(drawing.boxes.map((box, place) => [box.id, `n${String(place)}`]));
  const nameOf = (id: string): string => names.get(id) ?? 'none';
  const families = [...new Set(drawing.boxes.filter(({ content }) => content !== 'open').map(({ family }) => family))].toSorted();
  return [
    `flowchart ${direction === 'down' ? 'TB' : 'LR'}`,
    `  accTitle: ${lineText(drawing.title)}`,
    `  accDescr: ${lineText(drawing.description)}`,
    ...boxLines(drawing.boxes, undefined, nameOf),
    ...drawing.edges.map(({ from, to, shape }) => `  ${nameOf(from)} -->${shape === '' ? '' : `|"${quoted(shape)}"|`} ${nameOf(to)}`),
    ...families.map((family) => {
      const { tint, line } = palettes.light.families[family];
      return `  classDef ${family} fill:${tint},stroke:${line},stroke-width:${String(looks.box.width ?? 1)}px,color:${palettes.light.paints.ink}`;
    }),
    '',
  ].join('\n');
}

function boxLines(boxes: readonly DrawnBox[], group: string | undefined, nameOf: (id: string) => string): readonly string[] {
  return boxes
    .filter((box) => box.group === group)
    .flatMap((box) => {
      const name = nameOf(box.id);
      const first = box.label + (box.repetitions > 1 ? ` × ${String(box.repetitions)}` : '');
      const lines = [...new Set([first, box.words])].filter((line) => line !== '');
      const label = `"${lines.map(quoted).join('<br/>')}"`;
      return box.content === 'open'
        ? [`  subgraph ${name}[${label}]`, ...boxLines(boxes, box.id, nameOf).map((line) => `  ${line}`), '  end']
        : [`  ${name}${box.family === 'input' ? `([${label}])` : `[${label}]`}:::${box.family}`];
    });
}

/** Whatever Mermaid, Markdown or HTML would read as more than a letter. */
function quoted(text: string): string {
  return lineText(text).replace(/["'#&<>`\\|[\]{}]/g, (letter) => `#${String(letter.charCodeAt(0))};`);
}

function lineText(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/;/g, ',')
    .trim();
}
