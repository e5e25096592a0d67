import * as v from 'valibot';
import { datasetSchema } from './dataset-schema';
import { errorReportSchema } from './error-report';
import { count } from './identifiers';
import { recipeSchema } from './recipe-schema';

/*
 * What the editor asks the language server beside the Language Server Protocol. Server and extension are built together and need no version; both read
 * what they get through these schemas. Places are those of the protocol: lines and UTF-16 units, from 0.
 */

const position = v.object({ line: count, character: count });
const range = v.object({ start: position, end: position });
const uri = v.pipe(v.string(), v.nonEmpty());

const maybeRange = v.nullable(range);

/** A part of a network: a layer, a block or a repetition with what is inside of its first one. */
export interface OutlinePart {
  /** As its author named it, or by kind and number: `C1`, `stage1`, `conv.2`. */
  readonly name: string;
  /** The path of a node of it, for the diagram. */
  readonly path: string;
  /** `conv 6@5x5 · tanh`, `Residual`. */
  readonly words: string;
  /** How often it is repeated; 1 for single things. */
  readonly repeat: number;
  readonly shape: string;
  readonly parameters: number;
  readonly range: v.InferOutput<typeof maybeRange>;
  readonly children: readonly OutlinePart[];
}

const outlinePart: v.GenericSchema<OutlinePart> = v.object({
  name: v.string(),
  path: v.string(),
  words: v.string(),
  repeat: count,
  shape: v.string(),
  parameters: v.number(),
  range: maybeRange,
  children: v.array(v.lazy(() => outlinePart)),
});

const networkOutline = v.object({
  name: v.string(),
  documentation: v.nullable(v.string()),
  parameters: v.number(),
  macs: v.number(),
  inputs: v.array(v.object({ name: v.string(), shape: v.string() })),
  output: v.string(),
  range,
  parts: v.array(outlinePart),
});

const datasetOutline = v.object({
  name: v.string(),
  documentation: v.nullable(v.string()),
  source: v.string(),
  /** As it is written; null for sources without a file. */
  path: v.nullable(v.string()),
  /** Null where only reading tells. */
  counts: v.nullable(v.object({ train: count, val: count, test: count })),
  fields: v.array(v.object({ name: v.string(), type: v.string() })),
  /** `scale 0..1`, `augment shift(2)`. */
  clauses: v.array(v.string()),
  range,
});

const trainingOutline = v.object({
  name: v.string(),
  documentation: v.nullable(v.string()),
  dataset: v.string(),
  networks: v.array(v.string()),
  objectives: v.array(v.string()),
  metrics: v.array(v.string()),
  /** Everything that `settings` of a training request may change. */
  settings: v.array(v.string()),
  length: v.object({ unit: v.picklist(['epochs', 'steps']), count }),
  batch: count,
  seed: count,
  backend: v.string(),
  range,
});

const searchOutline = v.object({ name: v.string(), training: v.string(), method: v.string(), trials: v.nullable(count), range });

/** All that a file declares, for trees, quick picks and commands. Declarations with errors are left out. */
const outline = v.object({
  uri,
  networks: v.array(networkOutline),
  datasets: v.array(datasetOutline),
  trainings: v.array(trainingOutline),
  searches: v.array(searchOutline),
  errors: count,
});

/** A recipe that can be trained as it is, or why not. */
const training = v.variant('kind', [
  v.object({
    kind: v.literal('recipe'),
    recipe: recipeSchema,
    /** Data paths are relative to this folder. */
    folder: v.string(),
    /** The file's name, for messages and the run. */
    file: v.string(),
    /** The text of the file and of everything that it imports. */
    sources: v.array(v.object({ name: v.string(), text: v.string() })),
  }),
  v.object({ kind: v.literal('refused'), report: errorReportSchema, range: maybeRange }),
]);

const dataset = v.variant('kind', [
  v.object({ kind: v.literal('dataset'), dataset: datasetSchema, folder: v.string() }),
  v.object({ kind: v.literal('refused'), report: errorReportSchema }),
]);

/** The network and the node that a place belongs to; nulls where it belongs to none. */
const place = v.object({ network: v.nullable(v.string()), node: v.nullable(v.string()), training: v.nullable(v.string()) });

const template = v.object({
  /** `zoo/vgg16`, `lenet5`: what a request for its text names. */
  id: v.string(),
  /** `VGG-16`. */
  title: v.string(),
  /** The first paragraph of its comment. */
  description: v.string(),
  /** The year of the paper, where the comment has one. */
  year: v.nullable(count),
  /** `zoo`: an architecture; `sample`: with data and a training. */
  kind: v.picklist(['zoo', 'sample']),
  networks: v.array(v.object({ name: v.string(), parameters: v.number() })),
});

const subject = v.object({ kind: v.picklist(['network', 'training']), name: v.string() });

/** How a diagram is to be drawn: `DiagramRequest` of the diagram layer, whose defaults these are. */
export const diagramRequest = v.object({
  style: v.optional(v.picklist(['graph', 'lenet', 'alexnet', 'neurons']), 'graph'),
  direction: v.optional(v.picklist(['down', 'right']), 'down'),
  expand: v.optional(v.picklist(['auto', 'all', 'none']), 'auto'),
  opened: v.optional(v.array(v.string()), []),
  closed: v.optional(v.array(v.string()), []),
  colorBy: v.optional(v.picklist(['family', 'parameters', 'macs', 'memory']), 'family'),
});

const diagramParams = {
  uri,
  /** A network or training; left out: what the place belongs to, else the first network. */
  subject: v.optional(v.string()),
  position: v.optional(position),
  request: v.optional(diagramRequest, {}),
};

/** `Drawing` of the diagram layer. Its parts are drawn as they are, and come from the same build. */
const drawing: v.GenericSchema<DrawingFrame> = v.looseObject({
  width: v.number(),
  height: v.number(),
  title: v.string(),
  description: v.string(),
  elements: v.array(v.unknown()),
  boxes: v.array(v.unknown()),
  edges: v.array(v.unknown()),
});

/** As much of a drawing as is looked at here. */
export interface DrawingFrame {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly elements: readonly unknown[];
  readonly boxes: readonly unknown[];
  readonly edges: readonly unknown[];
}

const diagram = v.object({
  /** All that can be drawn, for a list. */
  subjects: v.array(subject),
  subject: v.nullable(subject),
  /** Null where the subject is not there or has errors; a page keeps what it has. */
  drawing: v.nullable(drawing),
  version: v.nullable(v.number()),
});

const file = v.object({ uri });

/** Every request: its method, what it is asked with, and what comes back. */
export const languageRequests = {
  outline: { method: 'neurozoo/outline', params: file, result: outline },
  training: {
    method: 'neurozoo/training',
    params: v.object({
      uri,
      /** Undefined: the only one. */
      training: v.optional(v.string()),
      /** `NAME=VALUE`, as `--set` takes them. */
      settings: v.optional(v.array(v.string()), []),
      epochs: v.optional(v.string()),
      seed: v.optional(v.string()),
      backend: v.optional(v.string()),
    }),
    result: training,
  },
  dataset: { method: 'neurozoo/dataset', params: v.object({ uri, dataset: v.string() }), result: dataset },
  diagram: { method: 'neurozoo/diagram', params: v.object(diagramParams), result: diagram },
  diagramExport: {
    method: 'neurozoo/diagramExport',
    params: v.object({
      ...diagramParams,
      format: v.picklist(['svg', 'tikz', 'mermaid']),
      theme: v.optional(v.picklist(['light', 'dark']), 'light'),
    }),
    result: v.object({ text: v.nullable(v.string()) }),
  },
  at: { method: 'neurozoo/at', params: v.object({ uri, position }), result: place },
  /** The place of a network, of a node in it by its path, or of any other declaration. */
  find: {
    method: 'neurozoo/find',
    params: v.object({ uri, name: v.string(), node: v.optional(v.string()) }),
    result: v.object({ range: maybeRange }),
  },
  templates: { method: 'neurozoo/templates', params: v.object({}), result: v.object({ templates: v.array(template) }) },
  template: { method: 'neurozoo/template', params: v.object({ id: v.string() }), result: v.object({ text: v.nullable(v.string()) }) },
} as const;

/** Sent by the server after each analysis, so that trees and pages look again. */
export const languageChanged = {
  method: 'neurozoo/changed',
  params: v.object({ uri, version: v.nullable(v.number()), errors: count }),
} as const;

/** Sent to the server when the editor's colours change, so that drawings in hovers fit; also an initialisation option, `{ theme }`. */
export const languageTheme = { method: 'neurozoo/theme', params: v.object({ theme: v.picklist(['light', 'dark']) }) } as const;

/** An initialisation option: the words of the person's language by the English text; without them the server speaks English. */
export const languageWords = v.object({ words: v.record(v.string(), v.string()) });

/** The names of the requests. */
export type LanguageRequest = keyof typeof languageRequests;

/** What a request is asked with. */
export type LanguageParams<R extends LanguageRequest> = v.InferOutput<(typeof languageRequests)[R]['params']>;

/** What a request answers. */
export type LanguageResult<R extends LanguageRequest> = v.InferOutput<(typeof languageRequests)[R]['result']>;
