import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One row of the layer table: where it lives, what it runs on, which layers and packages it may import, what it knows.
 * @typedef {{
 *   readonly name: string,
 *   readonly folder: string,
 *   readonly runtime: 'pure' | 'node' | 'vscode' | 'dom',
 *   readonly may: readonly string[],
 *   readonly packages: readonly string[],
 *   readonly knows: string,
 * }} Layer
 */

/** @type {(text: string) => { layers: Record<string, Omit<Layer, 'name'>> }} */
const parseArchitecture = JSON.parse;

/**
 * Reads the layer table of `architecture.json` under `root`. Plain JavaScript, because the configurations of lint and
 * dependency-cruiser load it without a compiler.
 * @param {string} root
 * @returns {readonly Layer[]}
 */
export function readLayers(root) {
  const { layers } = parseArchitecture(readFileSync(join(root, 'architecture.json'), 'utf8'));
  return Object.entries(layers).map(([name, row]) => ({ name, ...row }));
}

/**
 * The layers that `layer` may not import.
 * @param {Layer} layer
 * @param {readonly Layer[]} layers
 * @returns {readonly Layer[]}
 */
export function closedTo(layer, layers) {
  return layers.filter((other) => other.name !== layer.name && !layer.may.includes(other.name));
}
