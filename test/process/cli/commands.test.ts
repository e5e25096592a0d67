import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../store/sample-run';
import { buildCommandLine, type Answer, type CommandLine } from './command-line';
import { documents, eventDocument } from './documents';

let commandLine: CommandLine;
/** A folder with `points.zoo` and two finished runs of its training `tiny`. */
let folder: string;
let trained: Answer;

beforeAll(async () => {
  commandLine = await buildCommandLine();
  folder = workspace();
  trained = await commandLine.run(folder, ['train', 'points.zoo', 'tiny', '--json']);
  await commandLine.run(folder, ['train', 'points.zoo', 'tiny', '--epochs', '1', '--seed', '2']);
});

function workspace(): string {
  const made = temporaryFolder();
  copyFileSync(fileURLToPath(new URL('files/points.zoo', import.meta.url)), join(made, 'points.zoo'));
  return made;
}

function events(out: string) {
  return out
    .trim()
    .split('\n')
    .map((line) => v.parse(eventDocument, JSON.parse(line)));
}

describe('a document of --json', () => {
  test.each([
    ['check', ['points.zoo'], 0],
    ['summary', ['points.zoo'], 0],
    ['diagram', ['points.zoo', '-o', 'points.svg'], 0],
    ['evaluate', ['2026', '--split', 'val', '--checkpoint', 'last'], 1],
    ['evaluate', ['last', '--split', 'val', '--checkpoint', 'last'], 0],
    ['predict', ['last', '0,1', '-1,0.5'], 0],
    ['runs', [], 0],
    ['dataset', ['points.zoo'], 0],
    ['doctor', [], 0],
  ] as const)('of %s %j is as the design says', async (command, words, status) => {
    const answer = await commandLine.run(folder, [command, ...words, '--json']);
    expect(answer.status).toBe(status);
    const document: unknown = JSON.parse(answer.out);
    expect(v.is(status === 0 ? documents[command] : v.object({ error: v.object({ code: v.literal('ZOO6007') }) }), document)).toBe(true);
  });

  test('a training tells its start, epochs and end with test values and speed', () => {
    const told = events(trained.out);
    expect(trained.status).toBe(0);
    expect(told[0]).toMatchObject({ event: 'start', training: 'tiny', backend: 'eager' });
    expect(told.filter(({ event }) => event === 'epoch')).toHaveLength(4);
    expect(told.at(-1)).toMatchObject({ event: 'end', status: 'finished', step: 60, test: { accuracy: 1 }, error: null });
  });
});

describe('bad input', () => {
  test.each([
    [['tran', 'points.zoo'], 2, 'Did you mean neurozoo train?'],
    [['train', 'points.zoo', '--epoch', '3'], 2, 'Usage: neurozoo train FILE [TRAINING] [OPTION]…'],
    [['train', 'points.zoo', '--inspect=0.0.0.0'], 2, 'There is no option --inspect.'],
    [['train', 'points.zoo', '; id'], 2, 'There are: tiny, long.'],
    [['train', 'points.zoo', 'tiny', '--set', '__proto__=1'], 2, 'has no setting "__proto__"'],
    [['train', 'points.zoo', 'tiny', '--set', 'batch'], 2, '--set takes NAME=VALUE'],
    [['diagram', 'points.zoo', '-o', 'x.gif'], 2, '--output ends in .svg'],
    [['diagram', 'points.zoo', '--style', 'lenett'], 2, '--style is graph, lenet, alexnet, neurons'],
    [['diagram', 'points.zoo', '-o', 'no/folder/x.svg'], 1, 'no/folder/x.svg cannot be written'],
    [['train', 'wrong.zoo'], 1, 'wrong.zoo has errors and is not trained.'],
    [['train', 'fashion.zoo'], 1, 'Looked in:'],
    [['dataset', 'table.zoo'], 1, 'It was looked for at'],
    [['check', 'none.zoo'], 1, 'there is no such file'],
    [['check', '.'], 1, 'it is a folder'],
    [['check', 'binary.zoo'], 1, 'binary.zoo is no text in UTF-8.'],
    [['stop', 'nothing'], 1, 'There is no run "nothing".'],
    [['stop', ''], 1, 'There is no run "".'],
    [['runs', 'delete', '../elsewhere'], 1, 'There is no run at'],
    [['evaluate', 'last', '--split', 'best'], 2, '--split is train, val or test'],
    [['predict', 'tiny-1', 'none.png'], 1, 'There is no file none.png.'],
  ] as const)('%j ends with %i and says what helps', async (words, status, hint) => {
    writeFileSync(join(folder, 'wrong.zoo'), 'network Net(x: 2) { x -> dens(8) }\n');
    writeFileSync(join(folder, 'binary.zoo'), Uint8Array.of(0xff, 0xfe, 0x00, 0xc3));
    writeFileSync(join(folder, 'table.zoo'), 'dataset table = csv("none.csv", target = "y") { split 80% 20% }\n');
    writeFileSync(
      join(folder, 'fashion.zoo'),
      'network Net(x: 28x28x1) { x -> flatten -> dense(10) }\ndataset d = fashion() { split 80% 20% }\n' +
        'train t { data d  minimize crossEntropy(Net(image), label)  optimizer sgd(0.1)  batch 16  epochs 1 }\n',
    );
    const answer = await commandLine.run(folder, words);
    expect([answer.status, answer.err]).toEqual([status, expect.stringContaining(hint)]);
    expect(answer.out + answer.err).not.toMatch(/^\s+at /m);
  });

  test('check --fix writes the repair that check shows', async () => {
    const place = workspace();
    writeFileSync(join(place, 'wrong.zoo'), 'network Net(x: 2) { x -> dens(8) }\n');
    expect((await commandLine.run(place, ['check', 'wrong.zoo'])).out).toContain('fix: Write dense');
    expect((await commandLine.run(place, ['check', 'wrong.zoo', '--fix'])).status).toBe(0);
    expect(readFileSync(join(place, 'wrong.zoo'), 'utf8')).toBe('network Net(x: 2) { x -> dense(8) }\n');
  });
});

describe('runs', () => {
  test('are renamed, tagged, annotated, compared, exported, deleted and restored', async () => {
    const place = workspace();
    for (const seed of ['1', '2']) {
      await commandLine.run(place, ['train', 'points.zoo', 'tiny', '--steps', '2', '--seed', seed]);
    }
    await commandLine.run(place, ['runs', 'rename', 'tiny-1', 'a\nb; id']);
    await commandLine.run(place, ['runs', 'tag', 'tiny-1', 'good']);
    await commandLine.run(place, ['runs', 'note', 'tiny-1', 'to', 'keep']);
    const list = await commandLine.run(place, ['runs']);
    expect(list.out.trim().split('\n')).toHaveLength(4);
    expect(list.out).toMatch(/a b; id \(.*-tiny-1\) .* good$/m);
    await commandLine.run(place, ['runs', 'pin', 'tiny-2']);
    expect((await commandLine.run(place, ['runs'])).out).toMatch(/-tiny-2 ★ /);
    await commandLine.run(place, ['runs', 'unpin', 'tiny-2']);
    expect((await commandLine.run(place, ['runs'])).out).not.toContain('★');
    const comparison = await commandLine.run(place, ['runs', 'compare', 'a b; id', 'tiny-2']);
    expect(comparison.out).toMatch(/^seed +1 +2$/m);
    expect((await commandLine.run(place, ['runs', 'export', 'tiny-1', 'copy'])).status).toBe(0);
    expect(existsSync(join(place, 'copy/run.json'))).toBe(true);
    const deleted = await commandLine.run(place, ['runs', 'delete', 'tiny-1']);
    const trashName = /restore (\S+)/.exec(deleted.out)?.[1] ?? '';
    expect((await commandLine.run(place, ['runs', 'show', 'tiny-1'])).status).toBe(1);
    await commandLine.run(place, ['runs', 'restore', trashName]);
    expect((await commandLine.run(place, ['runs', 'show', 'tiny-1'])).out).toContain('to keep');
  });

  test('that are damaged are shown with the reason and stay', async () => {
    const place = workspace();
    const damaged = join(place, '.neurozoo/runs/2026-11-24-tiny-9');
    mkdirSync(damaged, { recursive: true });
    writeFileSync(join(damaged, 'run.json'), '{"version":');
    const answer = await commandLine.run(place, ['runs']);
    expect([answer.status, answer.out]).toEqual([0, expect.stringMatching(/✗ {2}2026-11-24-tiny-9 {2}damaged .*run\.json/)]);
    expect(readdirSync(damaged)).toEqual(['run.json']);
  });
});

describe('a long training', () => {
  test('stops with a checkpoint at Ctrl-C, ends with 130, and is resumed', async () => {
    const place = workspace();
    let asked = false;
    const answer = await commandLine.run(place, ['train', 'points.zoo', 'long'], (out, interrupt) => {
      if (!asked && /^epoch \d/m.test(out)) {
        asked = true;
        interrupt();
      }
    });
    expect([answer.status, answer.err]).toEqual([130, 'Stopping with a checkpoint …\n']);
    expect(answer.out).toMatch(/^stopped .* go on with: neurozoo resume \S+-long-1$/m);
    const resumed = await commandLine.run(place, ['resume', 'last', '--detach', '--json']);
    expect([resumed.status, events(resumed.out)]).toEqual([0, [expect.objectContaining({ event: 'resume' })]]);
    const stopped = await commandLine.run(place, ['stop', 'last']);
    expect([stopped.status, stopped.out]).toEqual([0, expect.stringContaining('stopped')]);
  });
});

describe('expectations', () => {
  test('are judged, those about trainings by training, and reported as JUnit', async () => {
    const place = workspace();
    const answer = await commandLine.run(place, ['test', 'points.zoo', '--json', '--junit', 'report.xml']);
    expect(answer.status).toBe(1);
    const { expectations } = v.parse(documents.test, JSON.parse(answer.out));
    expect(expectations.map(({ holds }) => holds)).toEqual([true, true, true, true, false]);
    expect(readFileSync(join(place, 'report.xml'), 'utf8')).toContain('tests="5" failures="1"');
    expect(readdirSync(join(place, '.neurozoo/runs'))).toEqual([]);
    expect(readdirSync(join(place, '.neurozoo/trash'))).toEqual([]);
  });
});
