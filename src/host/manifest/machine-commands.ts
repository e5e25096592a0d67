import type { CommandSpec } from './command-spec';

/** Commands about the machine and the extension itself. */
export const machineCommands = {
  doctor: {
    title: 'Doctor',
    does: 'Reports what this machine can train on, and why not the rest.',
    icon: 'pulse',
    palette: { when: 'isWorkspaceTrusted' },
    menus: [{ menu: 'view/title', when: 'view == neurozoo.runs', group: '2_more@2' }],
  },
  installRuntime: {
    title: 'Install Runtime…',
    does: 'Says what this version trains with: it brings all of it and installs nothing.',
    palette: { when: 'isWorkspaceTrusted' },
    menus: [],
  },
  showOutput: {
    title: 'Show Output',
    does: 'Opens the log of the extension.',
    palette: 'always',
    menus: [],
  },
  restartServer: {
    title: 'Restart Language Server',
    does: 'Ends the process that checks `.zoo` files and starts it anew.',
    palette: 'always',
    menus: [],
  },
} as const satisfies Record<string, CommandSpec>;
