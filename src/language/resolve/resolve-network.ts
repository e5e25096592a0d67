import { codeEntry } from '#base/codes/catalogue';
import type { Network } from '#model/network';
import { isPossibleShape } from '#model/layers/outcome';
import { inputField } from '#model/receptive-field';
import type { SettingValue } from '#model/setting';
import type { TensorType } from '#model/tensor-type';
import type { Input, Network as NetworkDeclaration, Shape } from '../generated/ast';
import { literalNumber, literalSizes } from '../constant-number';
import { rangeOf } from '../range-of';
import { bindHypers } from './bind-hypers';
import { chooseOutput } from './resolve-steps';
import { bodyFrame, refuse, unknown, type FileScope, type Frame, type Resolution, type Value } from './resolution';

/** One network at its default hyper-parameters; undefined where something in it is wrong (and said). */
export function resolveNetwork(outer: Resolution, file: FileScope, declaration: NetworkDeclaration): Network | undefined {
  let errors = 0;
  const resolution: Resolution = {
    ...outer,
    report: (diagnostic) => {
      errors += (diagnostic.severity ?? codeEntry(diagnostic.code).severity) === 'error' ? 1 : 0;
      outer.report(diagnostic);
    },
  };
  const names = bindHypers(resolution, bodyFrame(file, {}), { declared: declaration, call: undefined });
  if (names === undefined) {
    return undefined;
  }
  const frame = bodyFrame(file, { names });
  const hyper = settingsOf(names);
  const inputs = declaration.inputs.map((input) => addInput(resolution, frame, { input, of: declaration.name }));
  const value = resolution.walk.body(resolution, frame, declaration.body);
  const outputs = outputsOf(frame, value);
  if (outputs.length === 0) {
    refuseOutput(resolution, frame, { declaration, value });
  }
  const known = inputs.flatMap((input) => input ?? []);
  if (errors > 0 || outputs.length === 0 || known.length < inputs.length) {
    return undefined;
  }
  if (!Number.isSafeInteger(resolution.nodes.reduce((sum, { macs }) => sum + macs, 0))) {
    const message = `${declaration.name} would take more than 2^53 multiply-adds for one sample.`;
    refuse(resolution, frame, { code: 'ZOO1201', message, at: declaration });
    return undefined;
  }
  const documentation = file.documentationOf(declaration);
  return {
    name: declaration.name,
    ...(documentation === undefined ? {} : { documentation }),
    hyper,
    inputs: known,
    nodes: resolution.nodes,
    outputs,
    layers: [...resolution.layers.values()],
    names: namesOf(frame),
    groups: resolution.groups,
    source: rangeOf(declaration),
  };
}

function refuseOutput(
  resolution: Resolution,
  frame: Frame,
  { declaration, value }: { readonly declaration: NetworkDeclaration; readonly value: Value },
): void {
  const at = declaration.body.statements.at(-1) ?? declaration.body;
  if (value.kind === 'outputs') {
    refuse(resolution, frame, { code: 'ZOO1109', message: chooseOutput(value.members), at });
  } else if (value.kind !== 'unknown') {
    refuse(resolution, frame, { code: 'ZOO1107', message: `The output of ${declaration.name} is not one tensor.`, at });
  }
}

function addInput(
  resolution: Resolution,
  frame: Frame,
  { input, of }: { readonly input: Input; readonly of: string },
): Network['inputs'][number] | undefined {
  if (frame.names.has(input.name)) {
    const message = `${of} has another input or hyper-parameter "${input.name}".`;
    refuse(resolution, frame, { code: 'ZOO1103', message, at: input });
    frame.names.set(input.name, unknown);
    return undefined;
  }
  if (input.shape === undefined) {
    const message = `The input "${input.name}" of ${of} needs a shape, such as 28x28x1.`;
    refuse(resolution, frame, { code: 'ZOO1222', message, at: input });
    frame.names.set(input.name, unknown);
    return undefined;
  }
  if (!isPossibleShape(sizes(input.shape))) {
    const message = `The input "${input.name}" of ${of} has no possible shape: sizes are whole numbers from 1 on, all together at most 2^31.`;
    refuse(resolution, frame, { code: 'ZOO1222', message, at: input.shape });
    frame.names.set(input.name, unknown);
    return undefined;
  }
  const type: TensorType = { shape: sizes(input.shape), element: input.shape.integer ? 'int' : 'float' };
  const node = resolution.nodes.length;
  const field = inputField(type);
  resolution.fields.push(field);
  resolution.nodes.push({
    id: node,
    kind: 'input',
    path: input.name,
    name: input.name,
    inputs: [],
    output: type,
    macs: 0,
    ...(field === undefined ? {} : { receptiveField: field.size }),
    source: rangeOf(input),
  });
  resolution.paths.add(input.name);
  frame.names.set(input.name, { kind: 'tensor', node });
  return { name: input.name, type, node };
}

function sizes(shape: Shape): readonly number[] {
  return shape.size === undefined ? [literalNumber(shape.length ?? '0')] : literalSizes(shape.size);
}

function outputsOf({ outputs }: Frame, value: Value): Network['outputs'] {
  if (outputs.size > 0) {
    return [...outputs].map(([name, node]) => ({ name, node }));
  }
  return value.kind === 'tensor' ? [{ name: 'output', node: value.node }] : [];
}

function settingsOf(names: ReadonlyMap<string, Value>): Network['hyper'] {
  return Object.fromEntries(
    [...names].flatMap(([name, value]): [string, SettingValue][] => (value.kind === 'setting' ? [[name, value.value]] : [])),
  );
}

function namesOf({ names }: Frame): Network['names'] {
  return Object.fromEntries(
    [...names].flatMap(([name, bound]): [string, number][] => (bound.kind === 'tensor' ? [[name, bound.node]] : [])),
  );
}
