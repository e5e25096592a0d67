import * as v from 'valibot';
import { partSchema } from './evaluation';
import { exactNumber } from './exact-number';
import { count, sha256 } from './identifiers';

const statistics = { minimum: exactNumber, maximum: exactNumber, mean: exactNumber, deviation: exactNumber };
const byPart = <T extends v.GenericSchema>(entry: T) => v.object({ train: entry, val: entry, test: entry });

const warningSchema = v.variant('kind', [
  v.object({ kind: v.literal('imbalance'), part: partSchema, most: count, mostCount: count, least: count, leastCount: count }),
  v.object({ kind: v.literal('emptyClass'), part: partSchema, class: count }),
  /** Files that were passed over. */
  v.object({ kind: v.literal('skipped'), reason: v.string(), count }),
  /** Samples of the second part whose inputs stand in the first part too. */
  v.object({ kind: v.literal('repeated'), part: partSchema, within: partSchema, count }),
  v.object({ kind: v.literal('notFinite'), field: v.string(), count }),
]);

/** Something about the data that a person should know. */
export type DatasetWarning = Readonly<v.InferOutput<typeof warningSchema>>;

/** What there is to know about a data set without a run. */
export const datasetReportSchema = v.object({
  version: v.literal(1),
  kind: v.literal('dataset'),
  name: v.string(),
  origin: v.string(),
  counts: byPart(count),
  classNames: v.array(v.string()),
  /** Samples of each class by part; empty lists where there are no classes. */
  classCounts: byPart(v.array(count)),
  /** The class of each sample by part; empty lists where there are none. */
  labels: byPart(v.array(count)),
  fields: v.array(
    v.object({
      name: v.string(),
      shape: v.array(count),
      element: v.picklist(['float', 'int']),
      classes: v.nullable(count),
      /** Over the training part, scaled and not augmented; null for classes. */
      statistics: v.nullable(v.object(statistics)),
      /** The same for each number of a vector; empty for others. Names are those of the table, where it has some. */
      features: v.array(v.object({ name: v.string(), ...statistics })),
    }),
  ),
  fingerprint: sha256,
  warnings: v.array(warningSchema),
  /** The words of the augmentations, in order. */
  augmentations: v.array(v.string()),
  /** Whether an epoch gives other training samples than the last: augmented ones, or other partners. */
  isDrawn: v.boolean(),
  /** Points of the plane, at most 2,000 a part, where the input is two numbers; null otherwise. */
  points: v.nullable(v.array(v.object({ part: partSchema, x: v.array(exactNumber), y: v.array(exactNumber), label: v.array(count) }))),
});

/** The answer to `dataset`. */
export type DatasetReport = Readonly<v.InferOutput<typeof datasetReportSchema>>;
