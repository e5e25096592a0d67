import { assertNever } from '#base/assert-never';
import type { EquationNode, Operator } from '#model/equation';
import { equationCatalogue } from '#model/equation-catalogue';
import type { Network } from '#model/network';
import { formatSettings } from './format-settings';

/** What is needed to write equations: the list of their values, and the networks, to know which output is the one that needs no name. */
export interface EquationWriter {
  readonly values: readonly EquationNode[];
  readonly networks: Readonly<Record<string, Network>>;
}

/** A value as an equation; values that the author named are written by their names, unless `open` asks for what the name stands for. */
export function formatEquation(writer: EquationWriter, id: number, open = false): string {
  const node = writer.values[id];
  if (node === undefined) {
    return '?';
  }
  return node.name !== undefined && !open ? node.name : formatNode(writer, node);
}

function formatNode(writer: EquationWriter, node: EquationNode): string {
  switch (node.kind) {
    case 'field':
      return node.field;
    case 'noise':
      return node.distribution.kind;
    case 'variable':
      return node.variable;
    case 'number':
      return String(node.value);
    case 'ramp':
      return `ramp(${String(node.to)}, gamma = ${String(node.gamma)})`;
    case 'apply': {
      const call = `${node.network}(${node.inputs.map((input) => formatEquation(writer, input)).join(', ')})`;
      const outputs = writer.networks[node.network]?.outputs ?? [];
      return outputs.length === 1 && outputs[0]?.name === node.member ? call : `${call}.${node.member}`;
    }
    case 'operator': {
      const parts = node.inputs.map((input) => formatOperand(writer, input, node.operator));
      return node.operator === 'negate' ? `-${parts.join('')}` : parts.join(` ${node.operator} `);
    }
    case 'function': {
      const specs = equationCatalogue[node.function].settings;
      const { network, ...settings } = node.settings;
      const critic = typeof network === 'string' ? [network] : [];
      const inputs = node.inputs.map((input) => formatEquation(writer, input));
      return `${node.function}(${[...critic, ...inputs, formatSettings(settings, specs)].filter((part) => part !== '').join(', ')})`;
    }
    default:
      return assertNever(node);
  }
}

function formatOperand(writer: EquationWriter, id: number, outer: Operator): string {
  const node = writer.values[id];
  const text = formatEquation(writer, id);
  const inner = node?.kind === 'operator' && node.name === undefined ? node.operator : undefined;
  return inner !== undefined && strength(inner) <= strength(outer) && !(inner === '+' && outer === '+') ? `(${text})` : text;
}

/** How tightly an operator binds. */
function strength(operator: Operator): number {
  switch (operator) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      return 0;
    case '+':
    case '-':
      return 1;
    case '*':
    case '/':
      return 2;
    case 'negate':
      return 3;
    default:
      return assertNever(operator);
  }
}
