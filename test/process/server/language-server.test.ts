import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageRequests, type LanguageRequest } from '#protocol/language-requests';
import { temporaryFolder } from '../../store/sample-run';
import { buildServer, startServer, type ServerProcess } from './server-process';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));

let script: string;
let server: ServerProcess;
let folder: string;

beforeAll(async () => {
  script = await buildServer();
  folder = temporaryFolder();
  server = await startServer(script);
});

afterAll(async () => {
  await server.end();
});

const edit = v.array(v.object({ range: v.object({ start: v.object({ line: v.number() }) }), newText: v.string() }));

/** Opens a text as a file of the folder and answers its address. */
async function open(name: string, text: string): Promise<string> {
  const uri = pathToFileURL(join(folder, name)).href;
  await server.client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'zoo', version: 1, text } });
  return uri;
}

async function ask<R extends LanguageRequest>(name: R, params: v.InferInput<(typeof languageRequests)[R]['params']>): Promise<unknown> {
  const { method, result } = languageRequests[name];
  return v.parse(result, await server.client.sendRequest(method, params));
}

function example(name: string): string {
  return readFileSync(join(examples, name), 'utf8');
}

describe('the server on real streams', () => {
  test('a mistake is told with its code, its page and its place, and goes away with it', async () => {
    const uri = await open('mistake.zoo', 'network N(x: 4) {\n  x -> dens(2)\n}\n');
    const { diagnostics } = await server.diagnostics(uri, 1);
    expect(diagnostics).toMatchObject([
      { code: 'ZOO1102', source: 'neurozoo', severity: 1, range: { start: { line: 1, character: 7 }, end: { line: 1, character: 11 } } },
    ]);
    expect(diagnostics[0]?.codeDescription?.href).toMatch(/ZOO1102\.md$/);
    await server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 1, character: 11 }, end: { line: 1, character: 11 } }, text: 'e' }],
    });
    expect(await server.diagnostics(uri, 2)).toMatchObject({ diagnostics: [] });
  });

  test('a quick fix repairs what it says', async () => {
    const uri = await open('fix.zoo', 'network N(x: 4) { x -> dens(2) }\n');
    const range = { start: { line: 0, character: 23 }, end: { line: 0, character: 27 } };
    const actions: unknown = await server.client.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    expect(actions).toMatchObject([
      { title: 'Write dense', kind: 'quickfix', edit: { changes: { [uri]: [{ range, newText: 'dense' }] } } },
      { kind: 'source.fixAll' },
    ]);
  });

  test('LeNet-5 has shapes behind its steps, facts above, hovers, completions and an outline', async () => {
    const uri = await open('lenet5.zoo', example('lenet5.zoo'));
    const about = { textDocument: { uri } };
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await server.client.sendRequest('textDocument/inlayHint', { ...about, range: everything })).toMatchObject([
      { label: '28x28x6 · 156', position: { line: 3, character: 29 } },
      { label: '14x14x6' },
      { label: '10x10x16 · 2,416' },
      { label: '5x5x16' },
      { label: '120 · 48,120' },
      { label: '84 · 10,164' },
      { label: '10 · 850' },
    ]);
    expect(await server.client.sendRequest('textDocument/codeLens', about)).toMatchObject([
      { command: { command: 'neurozoo.openDiagram', arguments: [uri, 'LeNet5'] } },
      { command: { title: '61,706 parameters · 417 k MACs' } },
      { command: { command: 'neurozoo.train', arguments: [uri, 'lenet'] } },
      { command: { command: 'neurozoo.evaluate' } },
      { command: { command: 'neurozoo.openDiagram' } },
    ]);
    expect(await server.client.sendRequest('textDocument/hover', { ...about, position: { line: 3, character: 8 } })).toHaveProperty(
      'contents.value',
      expect.stringContaining('in **32x32x1** → out **28x28x6**'),
    );
    const items: unknown = await server.client.sendRequest('textDocument/completion', { ...about, position: { line: 4, character: 11 } });
    expect(items).toContainEqual(expect.objectContaining({ label: 'maxpool' }));
    expect(await server.client.sendRequest('textDocument/documentSymbol', about)).toMatchObject([
      { name: 'LeNet5', children: [{ name: 'classes' }, { name: 'image' }, { name: 'C1', detail: '28x28x6' }, {}, {}, {}, {}, {}, {}] },
      { name: 'digits', detail: 'mnist' },
      { name: 'lenet', detail: 'digits' },
    ]);
  });

  test('while a step is half-typed, lines that read as before keep their shapes', async () => {
    const uri = await open('typing.zoo', 'network N(x: 8x8x1) {\n  x\n    -> conv(4, 3x3)\n    -> dense(2)\n}\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const labels = async (): Promise<unknown> =>
      await server.client.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
    expect(await labels()).toMatchObject([{ label: '6x6x4 · 40' }, { label: '2 · 290' }]);
    await server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '    -> drop(\n' }],
    });
    expect(await labels()).toMatchObject([
      { label: '6x6x4 · 40', position: { line: 2 } },
      { label: '2 · 290', position: { line: 4 } },
    ]);
  });

  test('a definition leads into the zoo, and a mistake in an imported file goes away when it is mended', async () => {
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'parts/stem.zoo'), 'block Stem(x) { x -> conv(4, 3x3) }\n');
    const uri = await open(
      'imports.zoo',
      'import "zoo:vgg16"\nimport "parts/stem.zoo"\nnetwork N(x: 224x224x3) { x -> Stem }\nnetwork M(x: 224x224x3) { x -> VGG16 }\n',
    );
    expect(await server.diagnostics(uri, 1)).toMatchObject({ diagnostics: [] });
    const at = (line: number, character: number): object => ({ textDocument: { uri }, position: { line, character } });
    expect(await server.client.sendRequest('textDocument/definition', at(3, 33))).toHaveProperty(
      '0.targetUri',
      expect.stringMatching(/examples\/zoo\/vgg16\.zoo$/),
    );
    expect(await server.client.sendRequest('textDocument/definition', at(2, 33))).toMatchObject([
      { targetUri: pathToFileURL(join(folder, 'parts/stem.zoo')).href, targetSelectionRange: { start: { line: 0, character: 6 } } },
    ]);
    const stem = await open('parts/stem.zoo', 'block Stem(x) { x -> conv(4, 3x3 }\n');
    const { diagnostics } = await server.diagnostics(stem, 1);
    expect(diagnostics).toHaveLength(1);
  });

  test('a rename changes every use, and what is no name of the file is refused', async () => {
    const uri = await open('rename.zoo', example('lenet5.zoo'));
    const rename = (line: number, character: number, newName: string): Promise<unknown> =>
      server.client.sendRequest('textDocument/rename', { textDocument: { uri }, position: { line, character }, newName });
    expect(await rename(1, 10, 'Net')).toMatchObject({ changes: { [uri]: [{}, {}, {}, {}] } });
    await expect(rename(1, 10, '5x5')).rejects.toThrow(/is no name/);
    await expect(
      server.client.sendRequest('textDocument/prepareRename', { textDocument: { uri }, position: { line: 3, character: 13 } }),
    ).rejects.toThrow(/word of the language/);
  });

  test('formatting changes only the lines that are not canonical, and only those asked for', async () => {
    const text = 'network N(x: 4) { x -> dense(2) }\n\n\n\ndataset d = mnist(){take 3}\n\ntrain   t { data d  epochs 3 }\n';
    const uri = await open('format.zoo', text);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = v.parse(edit, await server.client.sendRequest('textDocument/formatting', { textDocument: { uri }, options }));
    expect(edits).toHaveLength(1);
    expect(edits[0]?.range.start.line).toBeGreaterThan(0);
    expect(edits[0]?.newText).toContain('dataset d = mnist() { take 3 }');
    const first = { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } };
    expect(await server.client.sendRequest('textDocument/rangeFormatting', { textDocument: { uri }, range: first, options })).toEqual([]);
  });

  test('columns of a table give the same diagnostics as on the command line, and change with the file', async () => {
    writeFileSync(join(folder, 'table.csv'), 'a,b,kind\n1,2,x\n3,4,y\n5,6,x\n');
    const uri = await open(
      'table.zoo',
      'network N(x: 3) { x -> dense(2) }\ndataset d = csv("table.csv", target = "kind")\ntrain t { data d  minimize crossEntropy(N(x), label) }\n',
    );
    const { diagnostics } = await server.diagnostics(uri, 1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['ZOO1405']);
    writeFileSync(join(folder, 'table.csv'), 'a,b,c,kind\n1,2,3,x\n3,4,5,y\n5,6,7,x\n');
    expect(await ask('outline', { uri })).toMatchObject({
      errors: 0,
      datasets: [{ fields: [{ name: 'x', type: '3' }, { name: 'label' }] }],
    });
  });

  test('nonsense, missing files and questions of another form are answered', async () => {
    const uri = await open('nonsense.zoo', '}{ -> network ((( "\u0000 ]]] x 3');
    const { diagnostics } = await server.diagnostics(uri, 1);
    expect(diagnostics.length).toBeGreaterThan(0);
    const missing = pathToFileURL(join(folder, 'missing.zoo')).href;
    expect(await ask('outline', { uri: missing })).toMatchObject({ networks: [] });
    expect(
      await server.client.sendRequest('textDocument/hover', { textDocument: { uri: missing }, position: { line: 0, character: 0 } }),
    ).toBeNull();
    await expect(server.client.sendRequest('neurozoo/outline', { url: 1 })).rejects.toThrow(/uri/);
  });
});

describe('what the extension asks', () => {
  test('the outline of a closed file has everything that the trees show', async () => {
    const uri = pathToFileURL(join(examples, 'lenet5.zoo')).href;
    expect(await ask('outline', { uri })).toMatchObject({
      networks: [
        {
          name: 'LeNet5',
          parameters: 61_706,
          output: '10',
          inputs: [{ name: 'image', shape: '32x32x1' }],
          parts: [{ name: 'C1', words: 'conv 6@5x5 · tanh', shape: '28x28x6', parameters: 156 }, {}, {}, {}, {}, {}, { name: 'output' }],
        },
      ],
      datasets: [{ name: 'digits', source: 'mnist', counts: { train: 55_000, val: 5000, test: 10_000 } }],
      trainings: [{ name: 'lenet', dataset: 'digits', networks: ['LeNet5'], metrics: ['accuracy'], length: { unit: 'epochs', count: 12 } }],
      errors: 0,
    });
    const resnet = await ask('outline', { uri: pathToFileURL(join(examples, 'resnet.zoo')).href });
    expect(resnet).toMatchObject({
      networks: [
        { parts: [{ name: 'stem' }, {}, {}, { name: 'stage1', words: 'Residual', repeat: 3 }, {}, { name: 'stage2' }, {}, {}, {}, {}] },
      ],
    });
  });

  test('a training comes as the recipe that the command line would train, with what was asked to change', async () => {
    const uri = await open('train.zoo', example('lenet5.zoo'));
    expect(await ask('training', { uri, training: 'lenet', epochs: '2', settings: ['batch=64', 'rate=0.01'] })).toMatchObject({
      kind: 'recipe',
      folder,
      file: 'train.zoo',
      sources: [{ name: 'train.zoo' }],
      recipe: {
        name: 'lenet',
        batch: { size: 64 },
        length: { unit: 'epochs', count: 2 },
        objectives: [{ optimizer: { rate: { kind: 'cosine', rate: 0.01 } } }],
      },
    });
    expect(await ask('training', { uri, training: 'lenett' })).toMatchObject({
      kind: 'refused',
      report: { code: 'ZOO6005', hint: 'Did you mean lenet?' },
    });
    expect(await ask('training', { uri, settings: ['colour=red'] })).toMatchObject({ kind: 'refused', report: { code: 'ZOO6004' } });
    const broken = await open('broken.zoo', `${example('lenet5.zoo')}network B(x: 1) { x -> dens(1) }`);
    expect(await ask('training', { uri: broken })).toMatchObject({
      kind: 'refused',
      report: { code: 'ZOO6008' },
      range: { start: { line: 25 } },
    });
  });

  test('data sets, places and templates are found', async () => {
    const uri = await open('places.zoo', example('lenet5.zoo'));
    expect(await ask('dataset', { uri, dataset: 'digits' })).toMatchObject({
      kind: 'dataset',
      folder,
      dataset: { source: { kind: 'mnist' }, augmentations: [{ kind: 'shift' }, { kind: 'rotate' }] },
    });
    expect(await ask('at', { uri, position: { line: 3, character: 8 } })).toEqual({ network: 'LeNet5', node: 'C1', training: null });
    expect(await ask('at', { uri, position: { line: 15, character: 3 } })).toEqual({ network: null, node: null, training: 'lenet' });
    expect(await ask('find', { uri, name: 'LeNet5', node: 'S2' })).toMatchObject({ range: { start: { line: 4 } } });
    const templates = await ask('templates', {});
    expect(templates).toHaveProperty(
      'templates',
      expect.arrayContaining([
        expect.objectContaining({ id: 'lenet5', title: 'LeNet-5', year: 1998, kind: 'sample' }),
        expect.objectContaining({ id: 'zoo/vgg16', title: 'VGG-16', networks: [{ name: 'VGG16', parameters: 138_357_544 }] }),
      ]),
    );
    expect(await ask('template', { id: 'zoo/vgg16' })).toEqual({ text: example('zoo/vgg16.zoo') });
    expect(await ask('template', { id: '../package' })).toEqual({ text: null });
  });
});

describe('diagrams', () => {
  test('a file is drawn by what the caret is in, and written as a picture that stands alone', async () => {
    const uri = await open('draw.zoo', example('dcgan.zoo'));
    expect(await ask('diagram', { uri, position: { line: 2, character: 8 } })).toMatchObject({
      subject: { kind: 'network', name: 'G' },
      subjects: [{ name: 'G' }, { name: 'D' }, { kind: 'training', name: 'dcgan' }],
      drawing: { title: 'G' },
      version: 1,
    });
    expect(await ask('diagram', { uri, subject: 'dcgan', request: { direction: 'right' } })).toMatchObject({ drawing: { title: 'dcgan' } });
    expect(await ask('diagram', { uri, subject: 'X' })).toMatchObject({ subject: null, drawing: null });
    const exported = async (format: 'svg' | 'tikz' | 'mermaid'): Promise<unknown> =>
      ask('diagramExport', { uri, subject: 'D', format, theme: 'dark' });
    expect(await exported('svg')).toHaveProperty('text', expect.stringMatching(/^<svg[^]*<\/svg>\n$/));
    expect(await exported('tikz')).toHaveProperty('text', expect.stringContaining('\\begin{tikzpicture}'));
    expect(await exported('mermaid')).toHaveProperty('text', expect.stringMatching(/flowchart/));
  });

  test('a hover on a step shows it between its neighbours', async () => {
    const uri = await open('hover.zoo', example('lenet5.zoo'));
    const hover: unknown = await server.client.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 4, character: 8 },
    });
    expect(hover).toHaveProperty('contents.value', expect.stringContaining('![S2 in LeNet5](data:image/svg+xml;base64,'));
  });
});

describe('the life of the process', () => {
  test('settings of the editor switch hints and lenses off', async () => {
    const quiet = await startServer(script, { codeLens: { enabled: false }, inlayHints: { enabled: false } });
    const uri = 'untitled:Untitled-1';
    await quiet.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'zoo', version: 1, text: example('lenet5.zoo') },
    });
    await quiet.diagnostics(uri, 1);
    expect(await quiet.client.sendRequest('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
    expect(await quiet.end()).toBe(0);
  });

  test('it speaks with the words that it is given at its start, and English besides', async () => {
    const translated = await startServer(script, null, { words: { Train: 'Entrenar' } });
    const uri = 'untitled:Untitled-1';
    await translated.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'zoo', version: 1, text: example('lenet5.zoo') },
    });
    const lenses = await translated.client.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    const titles = v.parse(v.array(v.object({ command: v.object({ title: v.string() }) })), lenses).map(({ command }) => command.title);
    expect(titles.slice(2, 4)).toEqual(['$(play) Entrenar', '$(beaker) Evaluate']);
    expect(await translated.end()).toBe(0);
  });

  test('it ends when the client goes without a word', async () => {
    const left = await startServer(script);
    const closed = once(left.process, 'close');
    left.process.stdin?.end();
    await closed;
    expect(left.process.exitCode).toBe(1);
  });
});
