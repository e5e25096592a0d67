import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { readFileBytes } from '../file-bytes';
import type { ReadContext } from '../read-context';
import type { Column, Samples } from '../samples';
import { maybeTextOf, textOf } from '../source-settings';
import { checkSameSamples, inputColumn, targetColumn } from './array-column';
import { parseNpy } from './npy';
import { listZip, unpackEntry } from './zip';

/** `npy("x.npy", "y.npy")`: `x`, and with a second file `label` (whole numbers) or `y`. @throws NeurozooError */
export function readNpySource(source: SourceSpec, context: ReadContext): Samples {
  const { budget } = context;
  const names = [textOf(source, 'path'), maybeTextOf(source, 'target')].filter((name) => name !== undefined);
  const hash = createHash('sha256');
  const arrays = names.map((shown) => {
    const bytes = readFileBytes(resolve(context.directory, shown), { budget, shown, followLinks: true });
    hash.update(bytes);
    return { shown, array: parseNpy(bytes, shown), bytes };
  });
  const count = checkSameSamples(arrays);
  const columns = arrays.map(({ array, shown }, index) =>
    index === 0 ? inputColumn(array, { name: 'x', file: shown, budget }) : targetColumn(array, { name: 'y', file: shown, budget }),
  );
  arrays.forEach(({ bytes }) => {
    budget.release(bytes.length);
  });
  return { ...described(columns), count, origin: names.join(', '), contentHash: hash.digest('hex') };
}

/**
 * `npz("f.npz", target = "y")`: the target is `label` or `y`; a single other array is `x`, several keep their names. Without a target, arrays
 * called `label`, `labels` or `y` are taken as such.
 *
 * @throws NeurozooError
 */
export function readNpzSource(source: SourceSpec, context: ReadContext): Samples {
  const { budget } = context;
  const shown = textOf(source, 'path');
  const bytes = readFileBytes(resolve(context.directory, shown), { budget, shown, followLinks: true });
  const entries = listZip(bytes, shown).filter((entry) => entry.name.endsWith('.npy'));
  const names = entries.map((entry) => entry.name.slice(0, -4));
  const target = maybeTextOf(source, 'target');
  if (names.length === 0) {
    throw new NeurozooError({ code: 'ZOO2021', message: `${shown} holds no arrays.`, hint: 'Save it with numpy.savez.', file: shown });
  }
  if (target !== undefined && !names.includes(target)) {
    const message = `${shown} has no array "${target}"; it has ${names.slice(0, 20).join(', ')}.`;
    throw new NeurozooError({ code: 'ZOO2034', message, hint: 'Use one of these names.', file: shown });
  }
  const goal = target ?? names.find((name) => name === 'label' || name === 'labels' || name === 'y');
  const inputs = names.filter((name) => name !== goal);
  const columns: Column[] = [];
  const counted: { shown: string; array: ReturnType<typeof parseNpy> }[] = [];
  entries.forEach((entry, index) => {
    const name = names[index] ?? entry.name;
    const file = `${shown}/${entry.name}`;
    const unpacked = unpackEntry(bytes, entry, { budget, file: shown });
    const array = parseNpy(unpacked, file);
    counted.push({ shown: file, array });
    checkSameSamples(counted);
    const isGoal = name === goal && inputs.length > 0;
    columns.push(
      isGoal ? targetColumn(array, { name, file, budget }) : inputColumn(array, { name: inputs.length <= 1 ? 'x' : name, file, budget }),
    );
    budget.release(entry.unpackedBytes);
  });
  const hash = createHash('sha256').update(bytes).digest('hex');
  budget.release(bytes.length);
  return { ...described(columns), count: checkSameSamples(counted), origin: shown, contentHash: hash };
}

function described(columns: readonly Column[]): Pick<Samples, 'columns' | 'classNames' | 'testStart' | 'skipped'> {
  const labels = columns.find((column) => column.kind === 'classes');
  const classNames = Array.from({ length: labels?.classes ?? 0 }, (_, label) => String(label));
  return { columns, classNames, testStart: null, skipped: {} };
}
