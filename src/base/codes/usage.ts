import type { CodeEntry } from './code-entry';

/** Codes about the command line (ZOO6xxx). */
export const usageCodes = {
  ZOO6001: {
    title: 'Unknown command',
    severity: 'error',
    explanation: 'The first word after `neurozoo` names a command, and there is none of that name.',
    example: 'neurozoo trian lenet5.zoo',
    cure: 'neurozoo train lenet5.zoo',
  },
  ZOO6002: {
    title: 'Unknown option',
    severity: 'error',
    explanation:
      'The command does not have this option. Options are never ignored, so that a misspelt one cannot change a result in silence.',
    example: 'neurozoo train lenet5.zoo --epoch 3',
    cure: 'neurozoo train lenet5.zoo --epochs 3',
  },
  ZOO6003: {
    title: 'Missing or superfluous argument',
    severity: 'error',
    explanation: 'The command needs an argument that was not given, or was given more than it takes.',
    example: 'neurozoo check',
    cure: 'neurozoo check lenet5.zoo',
  },
  ZOO6004: {
    title: 'Option value of the wrong form',
    severity: 'error',
    explanation: 'The option needs a value, takes none, or needs a number of another kind.',
    example: 'neurozoo train lenet5.zoo --epochs many',
    cure: 'neurozoo train lenet5.zoo --epochs 12',
  },
  ZOO6005: {
    title: 'Which one is meant?',
    severity: 'error',
    explanation: 'The file declares several things of the kind that the command works on, or none, so the command needs the name of one.',
    example: 'neurozoo train history.zoo',
    cure: 'neurozoo train history.zoo minsky',
  },
  ZOO6006: {
    title: 'File cannot be read',
    severity: 'error',
    explanation: 'The file does not exist, is a folder, is no text or must not be read by this user.',
    example: 'neurozoo check lenet.zoo',
    cure: 'Give the path of a `.zoo` file, relative to the folder that the command runs in.',
  },
  ZOO6007: {
    title: 'No such run',
    severity: 'error',
    explanation: 'A run is named by its folder, or by the beginning or end of its name as far as that is unique, or by `last`.',
    example: 'neurozoo resume lenett',
    cure: 'neurozoo runs',
  },
  ZOO6008: {
    title: 'The file has errors',
    severity: 'error',
    explanation: 'What has errors is not run. They are listed above with their places.',
    example: 'neurozoo train broken.zoo',
    cure: 'neurozoo check broken.zoo',
  },
  ZOO6009: {
    title: 'Not available in this version',
    severity: 'error',
    explanation: 'The language knows it, but this version of the program cannot run it yet.',
    example: 'neurozoo train resnet.zoo --backend tensorflow',
    cure: 'neurozoo train resnet.zoo --backend auto',
  },
  ZOO6010: {
    title: 'File cannot be written',
    severity: 'error',
    explanation: 'The folder does not exist, the disk is full, or this user may not write there.',
    example: 'neurozoo diagram lenet5.zoo -o /no/such/folder/lenet5.svg',
    cure: 'neurozoo diagram lenet5.zoo -o lenet5.svg',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
