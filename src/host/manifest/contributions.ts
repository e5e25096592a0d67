import type { Json } from '#base/json';
import { commandId, commandNames, commandSpec } from './command-table';
import type { CommandSpec, MenuId } from './command-spec';
import { diagramEditorType, languageContributions } from './language-contributions';
import { settingKeys, settingSpec, type SettingValue } from './setting-table';
import { taskType, taskWords } from './task-words';
import { viewNames, viewSpec } from './view-table';
import { walkthrough } from './walkthrough-table';

/** What `package.json` tells VS Code, and the English texts that it refers to as `%key%`. */
export interface ExtensionManifest {
  readonly fields: Readonly<Record<string, Json>>;
  /** `package.nls.json`. */
  readonly words: Readonly<Record<string, string>>;
}

/** Everything about the extension that VS Code reads before it starts it, from the tables. */
export function extensionManifest(): ExtensionManifest {
  const words: Record<string, string> = {};
  const word: Word = (key, text) => {
    words[key] = text;
    return `%${key}%`;
  };
  const fields = {
    main: './dist/extension.cjs',
    // Pages of the last session come back, and a training that went on without a window is shown at once.
    activationEvents: ['workspaceContains:.neurozoo/runs', ...pageTypes.map((page) => `onWebviewPanel:neurozoo.${page}`)],
    extensionKind: ['workspace'],
    l10n: './l10n',
    capabilities: capabilities(word),
    contributes: {
      ...languageContributions,
      commands: commands(word),
      menus: menus(),
      keybindings: keybindings(),
      viewsContainers: { activitybar: [{ id: 'neurozoo', title: 'Neurozoo', icon: './media/neurozoo.svg' }] },
      views: { neurozoo: views(word) },
      viewsWelcome: welcomes(word),
      customEditors: [
        {
          viewType: diagramEditorType,
          displayName: word('editor.diagram', 'Neurozoo Diagram'),
          selector: [{ filenamePattern: '*.zoo' }],
          priority: 'option',
        },
      ],
      configuration: { title: 'Neurozoo', properties: settings(word) },
      taskDefinitions: [taskDefinition(word)],
      walkthroughs: [walkthroughContribution(word)],
    },
  };
  return { fields, words };
}

type Word = (key: string, text: string) => string;

/** Pages that VS Code brings back after a restart. */
export const pageTypes = ['curves', 'diagram', 'runs', 'evaluation', 'dataset'] as const;

function capabilities(word: Word): Json {
  const restricted = settingKeys.filter((key) => settingSpec(key).isRestricted).map((key) => `neurozoo.${key}`);
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description: word('capabilities.untrusted', 'Files are read, checked and drawn. Training, evaluating and changing runs need trust.'),
      restrictedConfigurations: restricted,
    },
    virtualWorkspaces: {
      supported: 'limited',
      description: word('capabilities.virtual', 'Files are read, checked and drawn. Training needs a folder on a disk.'),
    },
  };
}

function commands(word: Word): Json[] {
  return commandNames.map((name) => {
    const { title, icon, enablement } = commandSpec(name);
    return {
      command: commandId(name),
      title: word(`command.${name}`, title),
      category: 'Neurozoo',
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      ...(enablement === undefined ? {} : { enablement }),
    };
  });
}

function menus(): Json {
  const places = new Map<MenuId | 'commandPalette', Json[]>();
  const put = (menu: MenuId | 'commandPalette', entry: Json): void => {
    places.set(menu, [...(places.get(menu) ?? []), entry]);
  };
  for (const name of commandNames) {
    const { menus: own, palette } = commandSpec(name);
    const condition = paletteCondition(palette);
    if (condition !== undefined) put('commandPalette', { command: commandId(name), when: condition });
    for (const { menu, when, group } of own) put(menu, { command: commandId(name), ...(when === undefined ? {} : { when }), group });
  }
  return Object.fromEntries(places);
}

function paletteCondition(palette: CommandSpec['palette']): string | undefined {
  if (palette === 'always') return undefined;
  return palette === 'never' ? 'false' : palette.when;
}

function keybindings(): Json[] {
  return commandNames.flatMap((name) => {
    const { key } = commandSpec(name);
    return key === undefined ? [] : [{ command: commandId(name), ...key }];
  });
}

function views(word: Word): Json[] {
  return viewNames.map((name) => {
    const { title, icon } = viewSpec(name);
    return { id: `neurozoo.${name}`, name: word(`view.${name}`, title), icon: `$(${icon})` };
  });
}

function welcomes(word: Word): Json[] {
  return viewNames.flatMap((name) =>
    viewSpec(name).welcome.map(({ when, text }, index) => ({
      view: `neurozoo.${name}`,
      contents: word(`welcome.${name}.${String(index + 1)}`, text),
      when,
    })),
  );
}

function settings(word: Word): Json {
  const rows = settingKeys.map((key, order) => {
    const { description, scope, value } = settingSpec(key);
    const common = { order, scope, markdownDescription: word(`setting.${key}`, description) };
    return [`neurozoo.${key}`, { ...common, ...settingType(key, value, word) }] as const;
  });
  return Object.fromEntries(rows);
}

function settingType(key: string, value: SettingValue, word: Word): Readonly<Record<string, Json>> {
  switch (value.kind) {
    case 'switch':
      return { type: 'boolean', default: value.default };
    case 'number':
      return { type: 'integer', default: value.default, minimum: value.minimum, maximum: value.maximum };
    case 'choice':
      return {
        type: 'string',
        default: value.default,
        enum: Object.keys(value.choices),
        enumDescriptions: Object.entries(value.choices).map(([choice, text]) => word(`setting.${key}.${choice}`, text)),
      };
  }
}

function taskDefinition(word: Word): Json {
  return {
    type: taskType,
    required: ['task', 'file'],
    properties: {
      task: { type: 'string', enum: [...taskWords], description: word('task.task', 'What to do with the file.') },
      file: { type: 'string', description: word('task.file', 'A .zoo file, relative to the workspace folder.') },
      training: { type: 'string', description: word('task.training', 'Which training of the file, where there are several.') },
    },
  };
}

function walkthroughContribution(word: Word): Json {
  const { title, description, steps } = walkthrough;
  return {
    id: 'start',
    title: word('walkthrough.title', title),
    description: word('walkthrough.description', description),
    steps: Object.entries(steps).map(([id, step]) => ({
      id,
      title: word(`walkthrough.${id}.title`, step.title),
      description: word(`walkthrough.${id}.text`, step.text),
      media: { svg: `media/walkthrough/${step.picture}`, altText: word(`walkthrough.${id}.alternative`, step.alternative) },
      completionEvents: [...step.done],
    })),
  };
}
