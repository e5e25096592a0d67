import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { colorings, defaultRequest, diagramStyles, type DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import { drawTraining } from '#diagram/draw-training';
import type { Drawing } from '#diagram/drawing';
import { toMermaid } from '#diagram/to-mermaid';
import { toSvg } from '#diagram/to-svg';
import { toTikz } from '#diagram/to-tikz';
import type { Analysis } from '#language/analysis';
import { chooseDeclaration } from '../choose-declaration';
import type { Network } from '#model/network';
import type { Recipe } from '#model/recipe';
import type { ExitStatus, Invocation, OptionValues } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { loadFile } from '../load-file';
import { createPngRenderer } from '../render-png';

const themes = ['light', 'dark'] as const;

/** What can be written, by the ending of the file's name. */
const formats: Readonly<Record<string, (drawing: Drawing, look: Look) => string | Promise<Uint8Array>>> = {
  '.svg': (drawing, { theme }) => svgOf(drawing, theme),
  '.png': async (drawing, { theme }) => (await createPngRenderer())(svgOf(drawing, theme), dotsPerPixel(drawing)),
  '.tex': toTikz,
  '.tikz': toTikz,
  '.mmd': (drawing, { direction }) => toMermaid(drawing, direction),
};

interface Look {
  readonly theme: (typeof themes)[number];
  readonly direction: DiagramRequest['direction'];
}

/** `neurozoo diagram FILE [NAME] -o x.svg`. */
export async function runDiagram({ positional, options, output, directory }: Invocation): Promise<ExitStatus> {
  const [fileName = '', name] = positional;
  const request = requestOf(options);
  const theme = choiceOf(options, 'theme', themes) ?? 'light';
  const target = options.text('output') ?? '-';
  const format = formats[target === '-' ? '.svg' : extname(target).toLowerCase()];
  if (format === undefined) {
    const endings = Object.keys(formats).join(', ');
    throw new NeurozooError({ code: 'ZOO6004', message: `--output ends in ${endings}, or is - for SVG, but was given "${target}".` });
  }
  const file = loadFile(fileName, directory);
  const isBroken = hasErrors(file.analysis.diagnostics);
  if (isBroken) {
    writeDiagnostics(output, file);
  }
  const drawing = draw(file.analysis, { file: fileName, name, request });
  const picture = await format(drawing, { theme, direction: request.direction });
  if (target !== '-') {
    write(resolve(directory, target), target, picture);
    output.line(`${target}: ${drawing.description}`);
  } else if (typeof picture === 'string') {
    output.line(picture.trimEnd());
  }
  output.jsonLine(`${JSON.stringify({ file: target === '-' ? null : target, drawing })}\n`);
  return isBroken ? 1 : 0;
}

function svgOf(drawing: Drawing, theme: Look['theme']): string {
  return toSvg(drawing, { theme, style: 'embedded', hasBackground: true });
}

/** Twice as sharp as a plain screen; large pictures less, since nobody can look at 20,000 dots. */
function dotsPerPixel({ width, height }: Drawing): number {
  return Math.max(0.25, Math.min(2, mostDots / Math.max(1, width, height)));
}

const mostDots = 12_000;

/** The network or training of that name; without a name the only network. */
function draw({ networks, trainings }: Analysis, { file, name, request }: Wanted): Drawing {
  const all = new Map<string, Network | Recipe>([...trainings, ...networks]);
  const of = name === undefined && networks.size === 1 ? networks : all;
  const chosen = chooseDeclaration<Network | Recipe>({ of, kind: 'network or training', file }, name);
  return 'nodes' in chosen ? drawNetwork(chosen, (other) => networks.get(other), request) : drawTraining(chosen, request);
}

interface Wanted {
  readonly file: string;
  readonly name: string | undefined;
  readonly request: DiagramRequest;
}

function requestOf(options: OptionValues): DiagramRequest {
  const expand = options.list('expand');
  return {
    ...defaultRequest,
    style: choiceOf(options, 'style', diagramStyles) ?? defaultRequest.style,
    direction: choiceOf(options, 'direction', ['down', 'right']) ?? defaultRequest.direction,
    colorBy: choiceOf(options, 'color', colorings) ?? defaultRequest.colorBy,
    expand: expand.includes('all') ? 'all' : expand.includes('none') ? 'none' : 'auto',
    opened: expand,
  };
}

/** @throws NeurozooError ZOO6004 for a word that is none of the choices */
function choiceOf<const T extends string>(options: OptionValues, name: string, choices: readonly T[]): T | undefined {
  const given = options.text(name);
  const chosen = choices.find((choice) => choice === given);
  if (given !== undefined && chosen === undefined) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--${name} is ${choices.join(', ')}, but was given "${given}".` });
  }
  return chosen;
}

/** @throws NeurozooError ZOO6010 */
function write(path: string, name: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NeurozooError({ code: 'ZOO6010', message: `${name} cannot be written: ${reason}.` }, error);
  }
}
