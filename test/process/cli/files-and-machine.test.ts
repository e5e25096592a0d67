import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandTable } from '../../../src/cli/command-table';
import { npyFile } from '../../data/fixtures';
import { temporaryFolder } from '../../store/sample-run';
import { pictureFolder } from '../trainer/jobs';
import { buildCommandLine, type CommandLine } from './command-line';
import { documents } from './documents';

let commandLine: CommandLine;

beforeAll(async () => {
  commandLine = await buildCommandLine();
});

function withFile(name: string, folder = temporaryFolder()): string {
  copyFileSync(fileURLToPath(new URL(`files/${name}`, import.meta.url)), join(folder, name));
  return folder;
}

describe('predict', () => {
  test('names the class of pictures and of arrays with one sample or several', async () => {
    const place = withFile('tiles.zoo', pictureFolder());
    expect((await commandLine.run(place, ['train', 'tiles.zoo'])).status).toBe(0);
    const rows = (value: (x: number, y: number) => number): number[] =>
      Array.from({ length: 144 }, (_, place) => value(place % 12, Math.floor(place / 12)));
    const across = rows((_x, y) => (y & 2) * 60 + 45);
    const down = rows((x) => (x & 2) * 60 + 45);
    writeFileSync(join(place, 'one.npy'), npyFile({ descr: '|u1', shape: [12, 12, 1] }, Uint8Array.from(across)));
    writeFileSync(join(place, 'two.npy'), npyFile({ descr: '|u1', shape: [2, 12, 12, 1] }, Uint8Array.from([...across, ...down])));
    const inputs = ['tiles/across/3.png', 'tiles/down/3.png', 'tiles/slanted/3.png', 'one.npy', 'two.npy'];
    const answer = await commandLine.run(place, ['predict', 'last', ...inputs, '--json']);
    const { predictions } = v.parse(documents.predict, JSON.parse(answer.out));
    expect(predictions.map(({ input, classes }) => [input, classes?.[0]?.name])).toEqual([
      ['3.png', 'across'],
      ['3.png', 'down'],
      ['3.png', 'slanted'],
      ['one.npy', 'across'],
      ['two.npy[0]', 'across'],
      ['two.npy[1]', 'down'],
    ]);
    writeFileSync(join(place, 'wide.npy'), npyFile({ descr: '|u1', shape: [5] }, Uint8Array.from([1, 2, 3, 4, 5])));
    const refused = await commandLine.run(place, ['predict', 'last', 'wide.npy']);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('Tell takes 12x12x1, but wide.npy holds 5.')]);
  });
});

describe('format', () => {
  test('brings files into canonical form, tells with --check which are not, and leaves those with errors of syntax', async () => {
    const place = temporaryFolder();
    writeFileSync(join(place, 'loose.zoo'), 'network Net(x:2){x->dense( 8,relu )   ->dense(3)}\n');
    writeFileSync(join(place, 'broken.zoo'), 'network Net(x: 2) { x -> \n');
    const checked = await commandLine.run(place, ['format', 'loose.zoo', '--check']);
    expect([checked.status, checked.out]).toEqual([1, 'loose.zoo is not in canonical form\n']);
    const formatted = await commandLine.run(place, ['format', 'loose.zoo', 'broken.zoo']);
    expect([formatted.status, formatted.out]).toEqual([0, 'loose.zoo formatted\n']);
    expect(readFileSync(join(place, 'loose.zoo'), 'utf8')).toBe('network Net(x: 2) { x -> dense(8, relu) -> dense(3) }\n');
    expect(readFileSync(join(place, 'broken.zoo'), 'utf8')).toBe('network Net(x: 2) { x -> \n');
    expect((await commandLine.run(place, ['format', 'loose.zoo', '--check'])).status).toBe(0);
  });
});

describe('runs untag', () => {
  test('takes one tag away and leaves the others', async () => {
    const place = withFile('points.zoo');
    await commandLine.run(place, ['train', 'points.zoo', 'tiny', '--steps', '2']);
    await commandLine.run(place, ['runs', 'tag', 'last', 'good']);
    await commandLine.run(place, ['runs', 'tag', 'last', 'for the paper']);
    expect((await commandLine.run(place, ['runs', 'untag', 'last', 'good'])).status).toBe(0);
    const shown = await commandLine.run(place, ['runs', 'show', 'last']);
    expect(shown.out).toContain('for the paper');
    expect(shown.out).not.toContain('good');
  });
});

describe('a machine that lacks what is asked for', () => {
  test.each(['tensorflow', 'webgpu'])('ends a training on %s with 3 and says what there is', async (backend) => {
    const place = withFile('points.zoo');
    const answer = await commandLine.run(place, ['train', 'points.zoo', 'tiny', '--backend', backend]);
    expect([answer.status, answer.out + answer.err]).toEqual([3, expect.stringMatching(/ZOO5\d{3}/)]);
  });
});

describe('a damaged run', () => {
  test.each([
    ['recipe.json', 'ZOO3043: The recipe of run'],
    ['job.json', 'ZOO3002: `job.json` of run'],
    ['run.json', 'ZOO3002: `run.json` of run'],
  ])('whose %s is cut short is not resumed, and keeps every file', async (name, words) => {
    const place = withFile('points.zoo');
    await commandLine.run(place, ['train', 'points.zoo', 'tiny', '--steps', '20']);
    const [id = ''] = readdirSync(join(place, '.neurozoo/runs'));
    const run = join(place, '.neurozoo/runs', id);
    const before = readdirSync(join(run, 'checkpoints'));
    truncateSync(join(run, name), 40);
    const answer = await commandLine.run(place, ['resume', id, '--epochs', '6']);
    expect([answer.status, answer.err]).toEqual([1, expect.stringContaining(words)]);
    expect(answer.out + answer.err).not.toMatch(/^\s+at /m);
    expect(readdirSync(join(run, 'checkpoints'))).toEqual(before);
  });

  test('whose newest checkpoint is damaged goes on from the one before, and says so', async () => {
    const place = withFile('points.zoo');
    await commandLine.run(place, ['train', 'points.zoo', 'tiny']);
    const [id = ''] = readdirSync(join(place, '.neurozoo/runs'));
    const checkpoints = join(place, '.neurozoo/runs', id, 'checkpoints');
    const steps = readdirSync(checkpoints).flatMap((name) => (name.startsWith('step-') ? [Number(name.slice(5))] : []));
    expect(steps.length).toBeGreaterThan(1);
    truncateSync(join(checkpoints, `step-${String(Math.max(...steps))}`, 'weights.safetensors'), 100);
    const answer = await commandLine.run(place, ['resume', id, '--epochs', '6']);
    expect([answer.status, answer.err]).toEqual([0, expect.stringContaining('warning ZOO3021')]);
    expect(answer.out).toContain(`goes on after step ${String(Math.min(...steps))}\nepoch 2/6`);
  });
});

describe('an option that there is not', () => {
  test.each(commandTable.map(({ name }) => name))('of %s ends with 2 and the usage of that command', async (name) => {
    const answer = await commandLine.run(temporaryFolder(), [name, '--no-such-option']);
    expect([answer.status, answer.err]).toEqual([2, expect.stringContaining('There is no option --no-such-option.')]);
    expect(answer.err).toContain(`Usage: neurozoo ${name}`);
  });
});
