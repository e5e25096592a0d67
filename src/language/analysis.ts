import type { Diagnostic } from '#base/diagnostic';
import type { DatasetRecipe, Field, SourceSpec } from '#model/dataset-recipe';
import type { MetricReference, Recipe } from '#model/recipe';
import type { Network } from '#model/network';
import type { SourceRange } from '#model/source-range';

/** Everything that follows from a file: what `check`, `summary`, `train` and the editor's answers are made of. Plain data. */
export interface Analysis {
  /** In the order of the text, imported ones included, each at its default hyper-parameters. */
  readonly networks: ReadonlyMap<string, Network>;
  readonly datasets: ReadonlyMap<string, DatasetRecipe>;
  /** Trainings without an error, lowered to what the trainer runs. */
  readonly trainings: ReadonlyMap<string, Recipe>;
  readonly searches: ReadonlyMap<string, SearchRecipe>;
  readonly expectations: readonly Expectation[];
  /** Sorted by place; errors in one declaration leave the answers for the others intact. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every declaration, name and label with its uses: for definition, references, rename, outline. */
  readonly symbols: readonly SymbolInfo[];
}

/** What a resolver outside the language knows: other files, and facts that only data files tell. */
export interface AnalysisContext {
  /** The text of an imported file (`import "zoo:vgg19"`, `import "./parts.zoo"`), or undefined where there is none. Never waits. */
  readonly importText: (path: string) => string | undefined;
  /** The fields of a source as its files have them, where somebody has looked; undefined: use what the text tells. */
  readonly fieldsOf: (source: SourceSpec) => readonly Field[] | undefined;
}

/** What a name in a text stands for. */
export type SymbolKind = 'network' | 'block' | 'dataset' | 'train' | 'search' | 'hyper' | 'input' | 'layer' | 'value' | 'noise' | 'field';

/** A name that a text declares, with all its places: for going to it, renaming it and outlines. */
export interface SymbolInfo {
  readonly kind: SymbolKind;
  readonly name: string;
  /** `LeNet5.C1`: the declaration that it stands in, and its name. */
  readonly path: string;
  readonly documentation?: string;
  /** The name in its declaration. */
  readonly definition: SourceRange;
  /** The whole declaration. */
  readonly extent: SourceRange;
  readonly uses: readonly SourceRange[];
}

/** `parameters = 61706`, `C1.output = 28x28x6`, `test.accuracy >= 99%`, `deterministic`, `overfits 8`. */
export interface Expectation {
  /** The network or training it is about. */
  readonly subject: string;
  readonly of: 'network' | 'training';
  /** `parameters`, `macs`, `C1.output`, `test.accuracy`, … */
  readonly path: string;
  readonly operator: '=' | '<=' | '>=' | '<' | '>' | 'holds';
  /** A number (percentages as shares of one) or a shape; null for `deterministic`. */
  readonly value: number | readonly number[] | null;
  /** As it is written. */
  readonly text: string;
  readonly source: SourceRange;
}

/** A `search` with nothing left to default: the training that is repeated, what is varied, and what decides which values are the best. */
export interface SearchRecipe {
  readonly name: string;
  readonly training: string;
  readonly goal: MetricReference;
  readonly axes: readonly SearchAxis[];
  readonly method: { readonly kind: 'grid' | 'random' | 'anneal' | 'tpe' | 'asha'; readonly trials: number | null };
}

/** What a search varies: `rate in log(1e-4, 1e-1)`, `batch in {32, 64}`, `LeNet5.F6.units in 40..120`. */
export interface SearchAxis {
  readonly path: string;
  readonly space:
    | { readonly kind: 'set'; readonly values: readonly number[] }
    | { readonly kind: 'range'; readonly low: number; readonly high: number }
    | { readonly kind: 'log'; readonly low: number; readonly high: number };
}
