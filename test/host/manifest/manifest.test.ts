import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandId, commandNames, commandSpec } from '#host/manifest/command-table';
import { extensionManifest } from '#host/manifest/contributions';
import { settingKeys, settingSpec } from '#host/manifest/setting-table';
import { viewNames, viewSpec } from '#host/manifest/view-table';
import { walkthrough } from '#host/manifest/walkthrough-table';
import { repositoryRoot } from '../../../scripts/architecture';

const { fields, words } = extensionManifest();
const ids = new Set<string>(commandNames.map(commandId));

describe('commands', () => {
  test.each(commandNames)('%s begins with a capital and says what it does in a sentence', (name) => {
    const { title, does } = commandSpec(name);
    expect(title).toMatch(/^[A-Z]/);
    expect(does).toMatch(/^[A-Z].*[.]$/);
  });

  test('that stand inline or in a title bar have an icon', () => {
    const bare = commandNames.filter((name) => {
      const { icon, menus } = commandSpec(name);
      return (
        icon === undefined &&
        menus.some(({ menu, group }) => group.startsWith('inline') || (group.startsWith('navigation') && menu !== 'editor/title/run'))
      );
    });
    expect(bare).toEqual([]);
  });

  test('inline, no line of a tree shows more than three', () => {
    const inline = commandNames.flatMap((name) =>
      commandSpec(name)
        .menus.filter(({ group }) => group.startsWith('inline'))
        .map(({ when }) => when ?? ''),
    );
    const onFinished = inline.filter((when) => /\bcomplete\b|\bresumable\b/.test(when));
    const onRunning = inline.filter((when) => /\bcomplete\b|\brunning\b|\blive\b/.test(when));
    expect([onFinished.length, onRunning.length].map((count) => count <= 3)).toEqual([true, true]);
  });

  test('have keys in files of the language only, and only chords that VS Code leaves free', () => {
    const keys = commandNames.flatMap((name) => commandSpec(name).key ?? []);
    expect(keys.filter(({ key, mac }) => !/^ctrl\+k alt\+[a-z]$/.test(key) || !/^cmd\+k alt\+[a-z]$/.test(mac))).toEqual([]);
    expect(keys.filter(({ when }) => !when.includes('editorLangId == zoo'))).toEqual([]);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  });

  test('that start a process are offered in trusted folders only', () => {
    const starting = ['train', 'trainWith', 'fork', 'evaluate', 'predictFile', 'resume', 'doctor', 'openDataset'] as const;
    const open = starting.filter((name) => {
      const { palette } = commandSpec(name);
      return typeof palette !== 'object' || !palette.when.includes('isWorkspaceTrusted');
    });
    expect(open).toEqual([]);
  });
});

describe('settings', () => {
  test('about processes, programs, paths and arguments are never taken from a folder', () => {
    const dangerous = settingKeys.filter((key) =>
      /^(trainer|runtime|engine|server)\.|path|program|argument|environment|directory|folder|command/i.test(key),
    );
    expect(dangerous.filter((key) => settingSpec(key).scope !== 'machine')).toEqual([]);
    expect(dangerous.length).toBeGreaterThan(0);
  });

  test('hold no text that a program could be named by', () => {
    expect(settingKeys.filter((key) => !['switch', 'number', 'choice'].includes(settingSpec(key).value.kind))).toEqual([]);
  });

  test('that are more than looks do not count in restricted mode', () => {
    expect(fields['capabilities']).toMatchObject({
      untrustedWorkspaces: { supported: 'limited', restrictedConfigurations: ['neurozoo.trainer.heapMegabytes', 'neurozoo.trace.server'] },
    });
  });

  test('have a default among their choices', () => {
    const odd = settingKeys.filter((key) => {
      const { value } = settingSpec(key);
      return value.kind === 'choice' && !Object.hasOwn(value.choices, value.default);
    });
    expect(odd).toEqual([]);
  });
});

describe('texts', () => {
  test('lead to commands that exist', () => {
    const texts = [
      ...viewNames.flatMap((name) => viewSpec(name).welcome.map(({ text }) => text)),
      ...Object.values(walkthrough.steps).map(({ text }) => text),
    ];
    const linked = texts.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id = '']) => id));
    expect(linked.filter((id) => id.startsWith('neurozoo.') && !ids.has(id))).toEqual([]);
    const done = Object.values(walkthrough.steps).flatMap((step) => step.done.filter((event) => event.startsWith('onCommand:')));
    expect(done.map((event) => event.slice('onCommand:'.length)).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('that the manifest refers to are all there', () => {
    const named = [...JSON.stringify(fields).matchAll(/%([\w.]+)%/g)].map(([, key = '']) => key);
    expect(named.filter((key) => !Object.hasOwn(words, key))).toEqual([]);
    expect(Object.keys(words).filter((key) => !named.includes(key))).toEqual([]);
  });

  test('come with pictures in the colours of the theme', () => {
    const pictures = Object.values(walkthrough.steps).map(({ picture }) => `${repositoryRoot}/media/walkthrough/${picture}`);
    expect(pictures.filter((path) => !existsSync(path) || !readFileSync(path, 'utf8').includes('var(--vscode-'))).toEqual([]);
  });
});

test('a view that can be empty says what would be there, without a folder too', () => {
  expect(viewNames.filter((name) => !viewSpec(name).welcome.some(({ when }) => when === 'workspaceFolderCount == 0'))).toEqual([]);
});
