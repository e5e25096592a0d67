/** How well one class is recognised. Null where nothing was there to divide by: never predicted, or never there. */
export interface ClassScores {
  /** Samples that truly are of this class. */
  readonly support: number;
  /** Samples that were said to be of this class. */
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Means over the classes that occur as truth or as prediction; what is null counts as 0. */
export interface MeanScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What a confusion matrix says. */
export interface ClassJudgement {
  readonly accuracy: number;
  /** Where the accuracy on endless data of this kind lies with 95 % confidence. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly classes: readonly ClassScores[];
  /** Every class counts alike. */
  readonly macro: MeanScores;
  /** Classes count by their support. */
  readonly weighted: MeanScores;
}

/** The two-sided 95 % quantile of the standard normal distribution. */
const quantile95 = 1.959963984540054;

/**
 * Precision, recall and F1 of each class and their means.
 *
 * @param confusion [true class][predicted class], counts
 * @see Sokolova, Lapalme 2009, A systematic analysis of performance measures for classification tasks
 */
export function judgeClasses(confusion: readonly (readonly number[])[]): ClassJudgement {
  const classes = confusion.map((row, index) => scoresOf(row[index] ?? 0, sum(row), sum(confusion.map((other) => other[index] ?? 0))));
  const total = sum(classes.map(({ support }) => support));
  const hits = sum(confusion.map((row, index) => row[index] ?? 0));
  const occurring = classes.filter(({ support, predicted }) => support + predicted > 0);
  return {
    accuracy: total === 0 ? 0 : hits / total,
    interval: wilsonInterval(hits, total),
    classes,
    macro: meanScores(occurring, () => 1),
    weighted: meanScores(occurring, ({ support }) => support),
  };
}

/**
 * The Wilson score interval of a share: `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`, at 95 %. Without samples it is everything, 0 to 1.
 *
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference
 */
export function wilsonInterval(hits: number, count: number): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const square = quantile95 ** 2 / count;
  const centre = share + square / 2;
  const reach = quantile95 * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  return { low: Math.max(0, (centre - reach) / (1 + square)), high: Math.min(1, (centre + reach) / (1 + square)) };
}

function scoresOf(hits: number, support: number, predicted: number): ClassScores {
  return {
    support,
    predicted,
    precision: predicted === 0 ? null : hits / predicted,
    recall: support === 0 ? null : hits / support,
    f1: support + predicted === 0 ? null : (2 * hits) / (support + predicted),
  };
}

function meanScores(classes: readonly ClassScores[], weightOf: (scores: ClassScores) => number): MeanScores {
  const total = sum(classes.map(weightOf));
  const mean = (value: (scores: ClassScores) => number | null): number =>
    total === 0 ? 0 : sum(classes.map((scores) => weightOf(scores) * (value(scores) ?? 0))) / total;
  return { precision: mean(({ precision }) => precision), recall: mean(({ recall }) => recall), f1: mean(({ f1 }) => f1) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
