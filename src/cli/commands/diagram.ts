import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { colorings, defaultRequest, diagramStyles, type DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import type { Drawing } from '#diagram/drawing';
import { toSvg } from '#diagram/to-svg';
import type { Analysis } from '#language/analysis';
import { chooseDeclaration } from '#language/choose-declaration';
import type { ExitStatus, Invocation, OptionValues } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { loadFile } from '../load-file';

const themes = ['light', 'dark'] as const;

/** `neurozoo diagram FILE [NAME] -o x.svg`. */
export async function runDiagram({ positional, options, output, directory }: Invocation): Promise<ExitStatus> {
  const [fileName = '', name] = positional;
  const request = requestOf(options);
  const theme = choiceOf(options, 'theme', themes) ?? 'light';
  const target = options.text('output') ?? '-';
  const file = loadFile(fileName, directory);
  const isBroken = hasErrors(file.analysis.diagnostics);
  if (isBroken) {
    writeDiagnostics(output, file);
  }
  const drawing = draw(file.analysis, { file: fileName, name, request });
  const picture = toSvg(drawing, { theme, style: 'embedded', hasBackground: true });
  if (target === '-') {
    output.line(picture.trimEnd());
  } else {
    write(resolve(directory, target), target, picture);
    output.line(`${target}: ${drawing.description}`);
  }
  output.jsonLine(`${JSON.stringify({ file: target === '-' ? null : target, drawing })}\n`);
  return Promise.resolve(isBroken ? 1 : 0);
}

function draw({ networks }: Analysis, { file, name, request }: Wanted): Drawing {
  const network = chooseDeclaration({ of: networks, kind: 'network', file }, name);
  return drawNetwork(network, (other) => networks.get(other), request);
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
