import { expect, test } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { gitState } from '#session/git-state';
import { runInspection } from '#session/run-inspection';
import { startLanguageServer } from '#session/start-language-server';
import { startTrainer } from '#session/start-trainer';
import { createRun } from '#store/run-directory';
import { createStore, newRun } from '../store/sample-run';

const refused = new NeurozooError({ code: 'ZOO5002', message: 'not here' });
const permission = (): never => {
  throw refused;
};

// A script that is not there: had a process been started, the failure would be another one.
const script = '/nowhere/script.js';

test.each<readonly [string, () => unknown]>([
  ['a trainer', () => startTrainer({ run: createRun(createStore(), newRun()), trainerScript: script, permission })],
  ['an inspector', () => runInspection({ version: 1, kind: 'doctor' }, { script, permission, interrupted: new AbortController().signal })],
  ['a language server', () => startLanguageServer({ script, permission })],
  ['git', () => gitState('/nowhere', permission)],
])('without permission, %s is not started', async (_, start) => {
  await expect(Promise.resolve().then(start)).rejects.toBe(refused);
});
