import * as v from 'valibot';

const values = v.record(v.string(), v.number());
const best = v.nullable(v.strictObject({ metric: v.string(), value: v.number(), epoch: v.number(), step: v.number() }));
const report = v.object({ code: v.string(), message: v.string() });

/** The one document that a command prints under `--json`. */
export const documents = {
  check: v.strictObject({
    files: v.array(
      v.strictObject({
        file: v.string(),
        diagnostics: v.array(
          v.strictObject({
            code: v.string(),
            severity: v.picklist(['error', 'warning', 'hint']),
            line: v.number(),
            column: v.number(),
            endLine: v.number(),
            endColumn: v.number(),
            message: v.string(),
            fix: v.optional(v.object({ title: v.string() })),
          }),
        ),
      }),
    ),
  }),
  summary: v.strictObject({
    networks: v.array(
      v.object({
        name: v.string(),
        parameters: v.number(),
        trainable: v.number(),
        macs: v.number(),
        output: v.array(v.number()),
        layers: v.array(
          v.object({
            path: v.string(),
            name: v.string(),
            kind: v.string(),
            output: v.array(v.number()),
            parameters: v.number(),
            macs: v.number(),
            receptiveField: v.nullable(v.array(v.number())),
          }),
        ),
      }),
    ),
  }),
  diagram: v.strictObject({
    file: v.nullable(v.string()),
    drawing: v.object({
      width: v.number(),
      height: v.number(),
      title: v.string(),
      boxes: v.array(
        v.object({ id: v.string(), label: v.string(), family: v.string(), parameters: v.number(), next: v.array(v.string()) }),
      ),
      edges: v.array(v.object({ from: v.string(), to: v.string(), shape: v.string() })),
    }),
  }),
  evaluate: v.strictObject({
    run: v.string(),
    split: v.picklist(['train', 'val', 'test']),
    samples: v.number(),
    step: v.number(),
    epoch: v.number(),
    values,
    confusion: v.nullable(v.array(v.array(v.number()))),
    classNames: v.array(v.string()),
  }),
  predict: v.strictObject({
    run: v.string(),
    network: v.string(),
    step: v.number(),
    predictions: v.array(
      v.strictObject({
        input: v.string(),
        output: v.array(v.number()),
        shape: v.array(v.number()),
        classes: v.nullable(v.array(v.strictObject({ name: v.string(), share: v.number() }))),
      }),
    ),
  }),
  runs: v.strictObject({ runs: v.array(v.object({ run: v.string(), status: v.string() })) }),
  dataset: v.strictObject({
    datasets: v.array(v.object({ name: v.string(), origin: v.string(), counts: values, fingerprint: v.string() })),
  }),
  test: v.strictObject({
    file: v.string(),
    expectations: v.array(v.strictObject({ subject: v.string(), text: v.string(), holds: v.boolean(), found: v.string() })),
  }),
  doctor: v.object({ machine: v.array(v.object({ name: v.string() })), targets: v.array(v.object({ available: v.boolean() })) }),
} as const;

/** One line of what `train` and `resume` print under `--json`. */
export const eventDocument = v.variant('event', [
  v.strictObject({
    event: v.literal('start'),
    run: v.string(),
    training: v.string(),
    backend: v.string(),
    device: v.nullable(v.string()),
    directory: v.string(),
  }),
  v.strictObject({ event: v.literal('resume'), run: v.string(), step: v.number(), backend: v.string(), device: v.nullable(v.string()) }),
  v.strictObject({
    event: v.literal('epoch'),
    epoch: v.number(),
    step: v.number(),
    loss: v.number(),
    train: values,
    val: values,
    imagesPerSecond: v.nullable(v.number()),
  }),
  v.strictObject({ event: v.literal('checkpoint'), step: v.number(), epoch: v.number() }),
  v.strictObject({ event: v.literal('best'), metric: v.string(), value: v.number(), epoch: v.number(), step: v.number() }),
  v.strictObject({
    event: v.literal('end'),
    status: v.string(),
    run: v.string(),
    step: v.number(),
    test: v.nullable(values),
    best,
    imagesPerSecond: v.nullable(v.number()),
    error: v.nullable(report),
  }),
]);
