import * as v from 'valibot';
import { exactNumber } from './exact-number';
import { count } from './identifiers';

/** A field of a sample as a person can look at it. */
export const sampleValueSchema = v.variant('kind', [
  /** `png`: base64. */
  v.object({ kind: v.literal('picture'), width: count, height: count, png: v.pipe(v.string(), v.base64()) }),
  /** The first numbers of so many. */
  v.object({ kind: v.literal('numbers'), shape: v.array(count), values: v.array(exactNumber), total: count }),
  v.object({ kind: v.literal('class'), class: v.number() }),
]);
export type SampleValue = Readonly<v.InferOutput<typeof sampleValueSchema>>;

const fieldsSchema = v.array(v.object({ name: v.string(), value: sampleValueSchema }));
export type SampleFields = v.InferOutput<typeof fieldsSchema>;

/** A class and its softmax share. */
export const classShareSchema = v.object({ class: count, share: exactNumber });

/** A sample of a data set, before and after augmentation, with what a network says about it. */
export const sampleViewSchema = v.object({
  /** Its number in its part. */
  index: count,
  /** Null where there are no classes. */
  label: v.nullable(v.number()),
  fields: fieldsSchema,
  /** As a step of training would get it; null where no augmentation was asked for. */
  augmented: v.nullable(fieldsSchema),
  /** The likeliest classes, at most five, where a run was asked. */
  shares: v.nullable(v.array(classShareSchema)),
});
export type SampleView = Readonly<v.InferOutput<typeof sampleViewSchema>>;

/** So many samples are asked for at once at most. */
export const mostSamplesAtOnce = 64;
