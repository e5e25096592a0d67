import { describe, expect, it } from 'vitest';
import { commandTable } from '#cli/command-table';
import { commandHelp, generalHelp } from '#cli/help';
import { parseCommandLine } from '#cli/parse-command-line';

function parse(line: string) {
  const [name = '', ...words] = line.split(' ');
  const spec = commandTable.find((command) => command.name === name);
  if (spec === undefined) {
    throw new Error(`no command ${name}`);
  }
  return parseCommandLine(spec, words);
}

describe('the command line', () => {
  it('reads arguments, values, switches and repeated options', () => {
    const { positional, options } = parse('train lenet5.zoo lenet --epochs 3 --set batch=64 --set rate=0.1 --detach --seed=0');
    expect(positional).toEqual(['lenet5.zoo', 'lenet']);
    expect(options.number('epochs')).toBe(3);
    expect(options.number('seed')).toBe(0);
    expect(options.number('steps')).toBeUndefined();
    expect(options.list('set')).toEqual(['batch=64', 'rate=0.1']);
    expect(options.flag('detach')).toBe(true);
    expect(options.flag('json')).toBe(false);
  });

  it('takes everything after -- as an argument', () => {
    expect(parse('check -- --inspect.zoo').positional).toEqual(['--inspect.zoo']);
  });

  it('takes negative numbers for what they are', () => {
    expect(parse('predict last -1,0.5 0,1 -.5,2').positional).toEqual(['last', '-1,0.5', '0,1', '-.5,2']);
  });

  it.each([
    ['train a.zoo --seed -1', 'ZOO6004'],
    ['check', 'ZOO6003'],
    ['stop a b', 'ZOO6003'],
    ['train a.zoo --epoch 3', 'ZOO6002'],
    ['train a.zoo -x', 'ZOO6002'],
    ['train a.zoo --epochs', 'ZOO6004'],
    ['train a.zoo --epochs many', 'ZOO6004'],
    ['train a.zoo --epochs 0', 'ZOO6004'],
    ['train a.zoo --epochs 1.5', 'ZOO6004'],
    ['train a.zoo --epochs 1e3', 'ZOO6004'],
    ['train a.zoo --detach=yes', 'ZOO6004'],
    ['doctor --inspect=0.0.0.0', 'ZOO6002'],
  ])('refuses "%s" with %s', (line, code) => {
    expect(() => parse(line)).toThrow(expect.objectContaining({ code }));
  });

  it('suggests the option that was meant', () => {
    expect(() => parse('train a.zoo --epoch 3')).toThrow(expect.objectContaining({ hint: 'Did you mean --epochs?' }));
  });

  it('every example of the help is a command that parses', () => {
    for (const command of commandTable) {
      const { positional } = parse(command.example.replace('neurozoo ', ''));
      expect(positional.length).toBeGreaterThanOrEqual(command.arguments.filter((argument) => argument.required).length);
      expect(commandHelp(command)).toContain(command.summary);
      expect(generalHelp()).toContain(command.summary);
    }
  });
});
