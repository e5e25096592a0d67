import { isLayerKind, layerCatalogue } from '#model/layer-catalogue';
import type { Settings } from '#model/setting-values';
import { suggest } from '../suggestion';
import type { Call, Ref } from '../generated/ast';
import { applyBlock } from './apply-block';
import { applyLayer } from './apply-layer';
import { applyNetwork } from './apply-network';
import { bindLayer } from './bind-layer';
import { place, refuse, unknown, type Frame, type Resolution, type Value } from './resolution';

/** A layer, a declared layer, a block or a network about to be applied, as it is written. */
export interface ThingUse {
  readonly thing: Call | Ref;
  /** Undefined where what flows in is wrong elsewhere: then only names and arguments are looked at. */
  readonly inputs: readonly number[] | undefined;
  readonly label?: string | undefined;
  readonly documentation?: string | undefined;
  /** A relu-like activation follows behind nothing but a normalisation. */
  readonly beforeRelu?: boolean;
}

/** Finds what a step names and applies it. */
export function applyThing(resolution: Resolution, frame: Frame, use: ThingUse): Value {
  const { thing, inputs, label } = use;
  const { name } = thing;
  const call = thing.$type === 'Call' ? thing : undefined;
  if (frame.layers.has(name)) {
    return applyDeclared(resolution, frame, use);
  }
  const owned = frame.file.blocks.get(name);
  if (owned !== undefined) {
    return applyBlock(resolution, frame, { owned, call, inputs, label, at: thing });
  }
  if (frame.file.networkNames.has(name)) {
    return applyNetwork(resolution, frame, { name, inputs, call, label, documentation: use.documentation, at: thing });
  }
  if (isLayerKind(name)) {
    return applyKind(resolution, frame, use);
  }
  return frame.file.broken.has(name) ? unknown : refuseThing(resolution, frame, thing);
}

/** Says that no layer, block or network has this name, and which one may be meant. */
export function refuseThing(resolution: Resolution, frame: Frame, thing: Call | Ref): Value {
  const { blocks, networkNames } = frame.file;
  const { hint, fix } = suggest(thing.name, [...frame.layers.keys(), ...blocks.keys(), ...networkNames, ...Object.keys(layerCatalogue)]);
  const { start } = place(frame, thing);
  const at = { start, end: start + thing.name.length };
  const fixes = fix.replacement === undefined ? [] : [{ title: `Write ${fix.replacement}`, edits: [{ ...at, text: fix.replacement }] }];
  return refuse(resolution, frame, { code: 'ZOO1102', message: `There is no layer, block or network "${thing.name}".${hint}`, at, fixes });
}

function applyDeclared(resolution: Resolution, frame: Frame, { thing, inputs, label, documentation }: ThingUse): Value {
  const declared = frame.layers.get(thing.name);
  if (thing.$type === 'Call' && thing.args.length > 0) {
    const message = `${thing.name} was declared with \`layer\` and has its arguments already; use it without any.`;
    return refuse(resolution, frame, { code: 'ZOO1105', message, at: thing });
  }
  return declared === undefined || inputs === undefined
    ? unknown
    : applyLayer(resolution, frame, { ...declared, inputs, label, documentation, layer: declared.path, at: thing });
}

function applyKind(resolution: Resolution, frame: Frame, { thing, inputs, label, documentation, beforeRelu }: ThingUse): Value {
  const settings = bindLayer(resolution, frame, thing);
  if (settings === undefined || inputs === undefined || !isLayerKind(thing.name)) {
    return unknown;
  }
  const started = beforeRelu === true ? startedForRelu(settings) : settings;
  return applyLayer(resolution, frame, { kind: thing.name, settings: started, inputs, label, documentation, at: thing });
}

/** He initialisation for a linear layer whose activation stands behind a normalisation, where nothing else is asked for. */
function startedForRelu(settings: Settings): Settings {
  const isLinear = Object.hasOwn(settings, 'activation') && settings['activation'] === 'linear';
  return isLinear && settings['init'] === null ? { ...settings, init: { kind: 'he', fanIn: 0 } } : settings;
}
