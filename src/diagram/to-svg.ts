import { assertNever } from '#base/assert-never';
import { looks, type Look, type Paint } from './appearance';
import type { Drawing, DrawingElement, Family, PathStep, Role } from './drawing';
import { classOf, hasHue } from './element-class';
import { hueOf, palettes, type Hue, type Palette, type Theme } from './palette';

/** How the plain data become SVG. */
export interface SvgOptions {
  readonly theme: Theme;
  /** `embedded` makes the picture stand alone; `none` leaves the style sheet to the page, see {@link drawingStyle}. */
  readonly style: 'embedded' | 'none';
  /** Whether the paper is painted; otherwise it is what lies behind. */
  readonly hasBackground: boolean;
}

/** The drawing as SVG: text is text, the same drawing gives the same bytes, and nothing in it comes from elsewhere. */
export function toSvg(drawing: Drawing, options: SvgOptions): string {
  const { width, height, title, description } = drawing;
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  const used = usedStyles(drawing.elements);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} class="zoo-drawing" role="img">`,
    `<title>${escapeText(title)}</title>`,
    `<desc>${escapeText(description)}</desc>`,
    ...(options.style === 'embedded' ? [`<style>${drawingStyle(options.theme, used)}</style>`] : []),
    ...(options.hasBackground ? [`<rect class="paper" width="${number(width)}" height="${number(height)}"/>`] : []),
    ...drawing.elements.map(elementSvg),
    '</svg>',
    '',
  ].join('\n');
}

/** The style sheet of drawings in a theme, for pages that hold several; `used` leaves out what does not occur. */
export function drawingStyle(theme: Theme, used: ReadonlySet<string> = allStyles): string {
  const palette = palettes[theme];
  const rules = [
    `.zoo-drawing{font-family:${fontFamily};font-variant-numeric:tabular-nums}`,
    `.zoo-drawing .paper{fill:${palette.paints.paper}}`,
  ];
  for (const key of [...used].toSorted()) {
    rules.push(styleRule(key, palette));
  }
  return rules.join('');
}

/** First what editors and systems write their own words in, then what PNG is drawn with. */
const fontFamily =
  "'Segoe WPC','Segoe UI',-apple-system,BlinkMacSystemFont,system-ui,'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans Condensed','DejaVu Sans',sans-serif";

const roles = Object.keys(looks).filter((name): name is Role => name in looks);
const families = Object.keys(palettes.light.families).filter((name): name is Family => name in palettes.light.families);
const heats = palettes.light.heat.map((_, step) => `heat-${String(step)}`);

/** A role, with the family or heat where its look has a hue: `box convolution`. */
const allStyles: ReadonlySet<string> = new Set(
  roles.flatMap((role) => (hasHue(looks[role]) ? [...families, ...heats].map((hue) => `${role} ${hue}`) : [role])),
);

function usedStyles(elements: readonly DrawingElement[]): ReadonlySet<string> {
  return new Set(elements.flatMap((element) => (element.kind === 'group' ? element.elements.map(classOf) : [classOf(element)])));
}

function styleRule(key: string, palette: Palette): string {
  const [name = '', hueName = ''] = key.split(' ');
  const role = roles.find((candidate) => candidate === name);
  if (role === undefined) {
    return '';
  }
  const look = looks[role];
  const hue = hueOf(palette, hueName);
  // Layers that only move numbers around are an outline of their own kind, not only of their own hue.
  const dash = role === 'box' && hueName === 'size' ? [4, 2] : look.dash;
  const declarations = [
    `fill:${colorOf(look.fill, palette, hue)}`,
    ...(look.stroke === 'none' ? [] : [`stroke:${colorOf(look.stroke, palette, hue)}`]),
    ...strokeDeclarations({ ...look, ...(dash === undefined ? {} : { dash }) }),
    ...textDeclarations(look),
  ];
  return `.zoo-drawing .${key.replace(' ', '.')}{${declarations.join(';')}}`;
}

function strokeDeclarations({ width, dash }: Look): readonly string[] {
  return [
    ...(width === undefined ? [] : [`stroke-width:${number(width)}`]),
    ...(dash === undefined ? [] : [`stroke-dasharray:${dash.map(number).join(' ')}`]),
  ];
}

function textDeclarations({ isBold, isItalic, hasHalo }: Look): readonly string[] {
  return [
    ...(isBold === true ? ['font-weight:600'] : []),
    ...(isItalic === true ? ['font-style:italic'] : []),
    ...(hasHalo === true ? ['paint-order:stroke', 'stroke-linejoin:round'] : []),
  ];
}

/** A paint as CSS writes it. */
function colorOf(paint: Paint, palette: Palette, hue: Hue | undefined): string {
  switch (paint) {
    case 'none':
      return 'none';
    case 'line':
    case 'tint':
    case 'solid':
      return hue?.[paint] ?? 'none';
    default:
      return palette.paints[paint];
  }
}

function elementSvg(element: DrawingElement): string {
  if (element.kind === 'group') {
    const inside = element.elements.map(shapeSvg).join('');
    return `<g data-box="${escapeText(element.box)}"><title>${escapeText(element.tip)}</title>${inside}</g>`;
  }
  return shapeSvg(element);
}

function shapeSvg(element: Exclude<DrawingElement, { kind: 'group' }>): string {
  const style = `class="${classOf(element)}"`;
  switch (element.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = element;
      const rounded = radius === 0 ? '' : ` rx="${number(radius)}"`;
      return `<rect ${style} x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${rounded}/>`;
    }
    case 'path':
      return `<path ${style} d="${pathData(element.steps)}"/>`;
    case 'circle':
      return `<circle ${style} cx="${number(element.x)}" cy="${number(element.y)}" r="${number(element.radius)}"/>`;
    case 'polygon':
      return `<polygon ${style} points="${element.points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ')}"/>`;
    case 'line': {
      const { from, to, thickness } = element;
      const thick = thickness === undefined ? '' : ` stroke-width="${number(thickness)}"`;
      return `<line ${style} x1="${number(from.x)}" y1="${number(from.y)}" x2="${number(to.x)}" y2="${number(to.y)}"${thick}/>`;
    }
    case 'text': {
      const anchor = element.anchor === 'start' ? '' : ` text-anchor="${element.anchor}"`;
      return `<text ${style} x="${number(element.x)}" y="${number(element.y)}" font-size="${number(element.size)}"${anchor}>${escapeText(element.text)}</text>`;
    }
    default:
      return assertNever(element);
  }
}

function pathData(steps: readonly PathStep[]): string {
  return steps
    .map((step) =>
      step.to === 'curve'
        ? `C${[step.x1, step.y1, step.x2, step.y2, step.x, step.y].map(number).join(' ')}`
        : `${step.to === 'move' ? 'M' : 'L'}${number(step.x)} ${number(step.y)}`,
    )
    .join('');
}

/** At most two decimals, without an exponent. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text for elements and attributes; control characters, which XML forbids, become a sign that can be seen. */
function escapeText(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (letter) => `&#${String(letter.charCodeAt(0))};`);
}
