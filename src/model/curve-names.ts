import type { Objective } from './recipe';

/** The names of the objectives' curves: `loss` for one; `loss.D`, `loss.G` by what they update for several, numbered where two update the same. */
export function lossNames(objectives: readonly Pick<Objective, 'over'>[]): string[] {
  if (objectives.length === 1) {
    return ['loss'];
  }
  const names = objectives.map((objective) => `loss.${objective.over.join('+')}`);
  return names.map((name, index) => {
    const twins = names.filter((other) => other === name).length;
    return twins === 1 ? name : `${name}.${String(names.slice(0, index + 1).filter((other) => other === name).length)}`;
  });
}

/** Loss values by curve name; several objectives also have their sum as `loss`, which early stopping may name. */
export function namedLosses(names: readonly string[], values: readonly number[]): Record<string, number> {
  const named = Object.fromEntries(names.map((name, index) => [name, values[index] ?? Number.NaN]));
  return names.length === 1 ? named : { loss: values.reduce((sum, value) => sum + value, 0), ...named };
}

/** The values of an epoch as `train.loss`, `val.accuracy`. */
export function valuesByPart(parts: Readonly<Record<'train' | 'val', Readonly<Record<string, number>>>>): Record<string, number> {
  const named = (['train', 'val'] as const).map((part) =>
    Object.entries(parts[part]).map(([name, value]) => [`${part}.${name}`, value] as const),
  );
  return Object.fromEntries(named.flat());
}
