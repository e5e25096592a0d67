/** One setting of the extension; the manifest, the manual and the translations are written from it. */
export interface SettingSpec {
  /** One or two sentences in Markdown. */
  readonly description: string;
  /** `machine`: only the person's own settings count, never those of a folder. Whatever concerns processes has this scope. */
  readonly scope: 'machine' | 'window';
  /** Ignored in a folder that is not trusted. */
  readonly isRestricted: boolean;
  readonly value: SettingValue;
}

/** What a setting holds, and what it is where nobody sets it. */
export type SettingValue =
  | { readonly kind: 'switch'; readonly default: boolean }
  | { readonly kind: 'number'; readonly default: number; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'choice'; readonly default: string; readonly choices: Readonly<Record<string, string>> };

/** Every setting; its id is `neurozoo.<key>`. */
export const settingTable = {
  'codeLens.enabled': {
    description: 'Show *Train*, *Evaluate*, *Diagram* and the number of parameters above networks and trainings.',
    scope: 'window',
    isRestricted: false,
    value: { kind: 'switch', default: true },
  },
  'inlayHints.enabled': {
    description: 'Show the output shape and the parameters of each step at the end of its line.',
    scope: 'window',
    isRestricted: false,
    value: { kind: 'switch', default: true },
  },
  'curves.openOnTrain': {
    description: 'Open the curves beside the text when a training starts.',
    scope: 'window',
    isRestricted: false,
    value: { kind: 'switch', default: true },
  },
  'notifications.finished': {
    description: 'When to tell that a training has finished. A failure is always told.',
    scope: 'window',
    isRestricted: false,
    value: {
      kind: 'choice',
      default: 'unfocused',
      choices: {
        unfocused: 'Only when the window does not have the focus.',
        always: 'At the end of every training.',
        never: 'Never; the Runs view and the status bar show it.',
      },
    },
  },
  'models.maxFiles': {
    description: 'How many `.zoo` files of a workspace the Models and Datasets views read at most.',
    scope: 'window',
    isRestricted: false,
    value: { kind: 'number', default: 200, minimum: 1, maximum: 5000 },
  },
  'trainer.heapMegabytes': {
    description: 'The most memory that a trainer may use for JavaScript objects, in megabytes; 0 leaves it to Node. Tensors do not count.',
    scope: 'machine',
    isRestricted: true,
    value: { kind: 'number', default: 0, minimum: 0, maximum: 1_048_576 },
  },
  'trace.server': {
    description: 'How much of the talk with the language server goes to the log.',
    scope: 'window',
    isRestricted: true,
    value: {
      kind: 'choice',
      default: 'off',
      choices: { off: 'Nothing.', messages: 'The names of the messages.', verbose: 'The messages with their contents.' },
    },
  },
} as const satisfies Record<string, SettingSpec>;

export type SettingKey = keyof typeof settingTable;

/** All keys, in the order of the settings editor. */
export const settingKeys: readonly SettingKey[] = Object.keys(settingTable).filter((key): key is SettingKey =>
  Object.hasOwn(settingTable, key),
);

/** The row of a setting, with what all rows have. */
export function settingSpec(key: SettingKey): SettingSpec {
  return settingTable[key];
}
