import { assertNever } from '#base/assert-never';
import type { DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import { drawTraining } from '#diagram/draw-training';
import type { Drawing } from '#diagram/drawing';
import { toMermaid } from '#diagram/to-mermaid';
import { toSvg } from '#diagram/to-svg';
import { toTikz } from '#diagram/to-tikz';
import { ownNetworks } from '#language/services/network-steps';
import type { LanguageParams, LanguageResult } from '#protocol/language-requests';
import { answerAt } from './answer-place';
import type { AnalyzedText } from './zoo-documents';

type Subject = LanguageResult<'diagram'>['subjects'][number];

/** The picture of a network or training of a file. Without a subject, of what the place belongs to, or of the first network. */
export function answerDiagram(analyzed: AnalyzedText | undefined, params: LanguageParams<'diagram'>): LanguageResult<'diagram'> {
  if (analyzed === undefined) {
    return { subjects: [], subject: null, drawing: null, version: null };
  }
  const { subjects, subject, drawing } = drawn(analyzed, params);
  return { subjects: [...subjects], subject: subject ?? null, drawing: drawing ?? null, version: analyzed.text.version };
}

/** The picture as a file that stands alone. */
export function answerDiagramExport(
  analyzed: AnalyzedText | undefined,
  params: LanguageParams<'diagramExport'>,
): LanguageResult<'diagramExport'> {
  const drawing = analyzed === undefined ? undefined : drawn(analyzed, params).drawing;
  return { text: drawing === undefined ? null : written(drawing, params) };
}

function written(drawing: Drawing, { format, theme, request }: LanguageParams<'diagramExport'>): string {
  switch (format) {
    case 'svg':
      return toSvg(drawing, { theme, style: 'embedded', hasBackground: true });
    case 'tikz':
      return toTikz(drawing);
    case 'mermaid':
      return toMermaid(drawing, request.direction);
    default:
      return assertNever(format);
  }
}

interface Drawn {
  readonly subjects: readonly Subject[];
  readonly subject: Subject | undefined;
  readonly drawing: Drawing | undefined;
}

function drawn(analyzed: AnalyzedText, params: LanguageParams<'diagram'>): Drawn {
  const subjects = subjectsOf(analyzed);
  const subject = subjectOf(analyzed, subjects, params);
  return { subjects, subject, drawing: subject === undefined ? undefined : draw(analyzed, subject, { ...params.request, small: false }) };
}

function subjectsOf({ document }: AnalyzedText): readonly Subject[] {
  const networks = ownNetworks(document).map(({ name }): Subject => ({ kind: 'network', name }));
  const trainings = [...document.analysis.trainings.keys()].map((name): Subject => ({ kind: 'training', name }));
  return [...networks, ...trainings];
}

function subjectOf(
  analyzed: AnalyzedText,
  subjects: readonly Subject[],
  { uri, subject, position }: LanguageParams<'diagram'>,
): Subject | undefined {
  const place = position === undefined ? undefined : answerAt(analyzed, { uri, position });
  const names = [subject, place?.network, place?.training].filter((name) => name !== null && name !== undefined);
  const named = names.flatMap((name) => subjects.find((each) => each.name === name) ?? []);
  return named[0] ?? (subject === undefined ? subjects[0] : undefined);
}

function draw({ document }: AnalyzedText, { kind, name }: Subject, request: DiagramRequest): Drawing | undefined {
  const { networks, trainings } = document.analysis;
  if (kind === 'training') {
    const recipe = trainings.get(name);
    return recipe === undefined ? undefined : drawTraining(recipe, request);
  }
  const network = networks.get(name);
  return network === undefined ? undefined : drawNetwork(network, (other) => networks.get(other), request);
}
