import type { LanguageResult, OutlinePart } from '#protocol/language-requests';

type Outline = LanguageResult<'outline'>;

/** A line of the Runs view; `key` as in the catalog. */
export interface RunNode {
  readonly kind: 'run';
  readonly key: string;
}

/** A network of a file. */
export interface NetworkNode {
  readonly kind: 'network';
  /** Of the file. */
  readonly uri: string;
  readonly name: string;
  readonly network: Outline['networks'][number];
}

/** A layer, block or repetition of a network. */
export interface PartNode {
  readonly kind: 'part';
  readonly uri: string;
  /** Of the network. */
  readonly name: string;
  readonly path: string;
  readonly part: OutlinePart;
}

/** The zoo that comes with the extension. */
export interface ZooNode {
  readonly kind: 'zoo';
}

/** An architecture of the zoo. */
export interface TemplateNode {
  readonly kind: 'template';
  readonly id: string;
  readonly template: LanguageResult<'templates'>['templates'][number];
}

/** A line of the Models view. */
export type ModelNode = NetworkNode | PartNode | ZooNode | TemplateNode;

/** A data set that a file declares. */
export interface DatasetNode {
  readonly kind: 'dataset';
  readonly uri: string;
  readonly name: string;
  readonly dataset: Outline['datasets'][number];
}

/** A part of a data set with its samples. */
export interface SplitNode {
  readonly kind: 'split';
  readonly uri: string;
  /** Of the data set. */
  readonly name: string;
  readonly split: 'train' | 'val' | 'test';
  readonly count: number;
}

/** The data sets that the language knows by name. */
export interface BuiltInsNode {
  readonly kind: 'builtIns';
}

/** One of them. */
export interface BuiltInNode {
  readonly kind: 'builtIn';
  readonly source: string;
}

/** A line of the Datasets view. */
export type DatasetsNode = DatasetNode | SplitNode | BuiltInsNode | BuiltInNode;
