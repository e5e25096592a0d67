import { assertNever } from '#base/assert-never';
import { looks, type Look, type Paint } from './appearance';
import { classOf } from './element-class';
import type { Drawing, DrawingElement, GroupElement, PathStep, Point, TextElement } from './drawing';
import { hueOf, palettes, type Hue } from './palette';

type Shape = Exclude<DrawingElement, GroupElement>;

/** The drawing as a LaTeX document that compiles alone: `pdflatex figure.tex`. It needs only TikZ and the class `standalone`. */
export function toTikz(drawing: Drawing): string {
  const shapes = drawing.elements.flatMap((element): readonly Shape[] => (element.kind === 'group' ? element.elements : [element]));
  const classes = [...new Set(shapes.map(classOf))].toSorted();
  return [
    `% ${commentText(drawing.title)}: ${commentText(drawing.description)}`,
    '\\documentclass[tikz,border=2pt]{standalone}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{helvet}',
    '\\renewcommand{\\familydefault}{\\sfdefault}',
    ...classes.flatMap(colorLines),
    '\\begin{document}',
    `\\begin{tikzpicture}[x=${String(pointsPerPixel)}pt,y=-${String(pointsPerPixel)}pt]`,
    ...shapes.map(shapeLine),
    '\\end{tikzpicture}',
    '\\end{document}',
    '',
  ].join('\n');
}

const pointsPerPixel = 0.75;

/** The colours of one class of elements. */
function colorLines(name: string): readonly string[] {
  const [role, hue] = lookOf(name);
  return (['fill', 'stroke'] as const).flatMap((part) => {
    const color = colorOf(role[part], hue);
    return color === undefined ? [] : [`\\definecolor{${colorName(name, part)}}{HTML}{${color.slice(1).toUpperCase()}}`];
  });
}

function lookOf(name: string): readonly [Look, Hue | undefined] {
  const [role = '', hue = ''] = name.split(' ');
  const look = Object.entries(looks).find(([candidate]) => candidate === role)?.[1] ?? looks.edge;
  return [look, hueOf(palettes.light, hue)];
}

function colorOf(paint: Paint, hue: Hue | undefined): string | undefined {
  switch (paint) {
    case 'none':
      return undefined;
    case 'line':
    case 'tint':
    case 'solid':
      return hue?.[paint];
    default:
      return palettes.light.paints[paint];
  }
}

/** Names of colours have letters only to be safe in every version of xcolor. */
function colorName(name: string, part: 'fill' | 'stroke'): string {
  return `zoo${name.replace(/[^a-z0-9]/g, '')}${part}`;
}

function shapeLine(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      const rounded = radius === 0 ? [] : [`rounded corners=${number(Math.min(radius, height / 2, width / 2) * pointsPerPixel)}pt`];
      return `\\path${optionsOf(shape, rounded)} ${place({ x, y })} rectangle ${place({ x: x + width, y: y + height })};`;
    }
    case 'path':
      return `\\path${optionsOf(shape)} ${shape.steps.map(stepText).join('')};`;
    case 'circle':
      return `\\path${optionsOf(shape)} ${place(shape)} circle[radius=${number(shape.radius * pointsPerPixel)}pt];`;
    case 'polygon':
      return `\\path${optionsOf(shape)} ${shape.points.map(place).join(' -- ')} -- cycle;`;
    case 'line': {
      const thick = shape.thickness === undefined ? [] : [`line width=${number(shape.thickness * pointsPerPixel)}pt`];
      return `\\path${optionsOf(shape, thick)} ${place(shape.from)} -- ${place(shape.to)};`;
    }
    case 'text':
      return textLine(shape);
    default:
      return assertNever(shape);
  }
}

function optionsOf(shape: Shape, more: readonly string[] = []): string {
  const name = classOf(shape);
  const [look, hue] = lookOf(name);
  const dash = shape.role === 'box' && shape.family === 'size' ? [4, 2] : (look.dash ?? []);
  const options = [
    ...(colorOf(look.fill, hue) === undefined ? [] : [`fill=${colorName(name, 'fill')}`]),
    ...(colorOf(look.stroke, hue) === undefined ? [] : [`draw=${colorName(name, 'stroke')}`]),
    ...(look.width === undefined ? [] : [`line width=${number(look.width * pointsPerPixel)}pt`]),
    ...(dash.length === 0
      ? []
      : [
          `dash pattern=${dash.map((length, index) => `${index % 2 === 0 ? 'on' : 'off'} ${number(length * pointsPerPixel)}pt`).join(' ')}`,
        ]),
    ...more,
  ];
  return `[${options.join(',')}]`;
}

const anchors = { start: 'base west', middle: 'base', end: 'base east' } as const;

function textLine(shape: TextElement): string {
  const look = looks[shape.role];
  const size = shape.size * pointsPerPixel;
  const font = `\\fontsize{${number(size)}}{${number(size * 1.2)}}\\selectfont${look.isBold === true ? '\\bfseries' : ''}${look.isItalic === true ? '\\itshape' : ''}`;
  const behind = look.hasHalo === true ? [`fill=${colorName(classOf(shape), 'stroke')}`, 'inner sep=0.6pt'] : ['inner sep=0pt'];
  const options = [`anchor=${anchors[shape.anchor]}`, ...behind, `text=${colorName(classOf(shape), 'fill')}`, `font={${font}}`];
  return `\\node[${options.join(',')}] at ${place(shape)} {${texText(shape.text)}};`;
}

function stepText(step: PathStep): string {
  switch (step.to) {
    case 'move':
      return place(step);
    case 'line':
      return ` -- ${place(step)}`;
    default:
      return ` .. controls ${place({ x: step.x1, y: step.y1 })} and ${place({ x: step.x2, y: step.y2 })} .. ${place(step)}`;
  }
}

function place({ x, y }: Point): string {
  return `(${number(x)},${number(y)})`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** What TeX does not read as a letter. */
const texSigns: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['%', '\\%'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['"', '\\textquotedbl{}'],
  ['·', '\\textperiodcentered{}'],
  ['×', '$\\times$'],
  ['÷', '$\\div$'],
  ['−', '$-$'],
  ['≤', '$\\leq$'],
  ['≥', '$\\geq$'],
  ['≠', '$\\neq$'],
  ['…', '\\ldots{}'],
]);

/** Letters of European languages stay; what pdflatex has no letter for becomes a question mark. */
function texText(text: string): string {
  return Array.from(text, (letter) => texSigns.get(letter) ?? (/^[ -~\u00a1-\u017f]$/u.test(letter) ? letter : '?')).join('');
}

function commentText(text: string): string {
  return text.replace(/[^ -~\u00a0-\u017f]/gu, ' ');
}
