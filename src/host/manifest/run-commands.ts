import { onRun, type CommandSpec } from './command-spec';

const whereRuns = { when: 'neurozoo.hasRuns' };
const whereRunsTrusted = { when: 'neurozoo.hasRuns && isWorkspaceTrusted' };
const onComplete = 'view == neurozoo.runs && viewItem =~ /\\bcomplete\\b/';

/** Commands about runs that exist: look, judge, name, keep, throw away. */
export const runCommands = {
  openCurves: {
    title: 'Open Curves',
    does: 'Shows loss and metrics of one or several runs, live while they train.',
    icon: 'graph-line',
    palette: whereRuns,
    menus: [
      { menu: 'view/item/context', when: onComplete, group: 'inline@1' },
      { menu: 'view/item/context', when: onComplete, group: '1_open@1' },
    ],
    key: { key: 'ctrl+k alt+c', mac: 'cmd+k alt+c', when: 'neurozoo.hasRuns && editorLangId == zoo' },
  },
  openRunsTable: {
    title: 'Open Runs Table',
    does: 'Shows all runs in a table to sort, filter and choose from.',
    icon: 'table',
    palette: whereRuns,
    menus: [{ menu: 'view/title', when: 'view == neurozoo.runs && neurozoo.hasRuns', group: 'navigation@2' }],
  },
  compareRuns: {
    title: 'Compare Runs',
    does: 'Shows the curves of two or more runs over each other and what differs between them.',
    icon: 'git-compare',
    palette: whereRuns,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '1_open@2' }],
  },
  evaluate: {
    title: 'Evaluate',
    does: 'Measures a trained run on its test, validation or training data: accuracy, confusion, the samples behind it.',
    icon: 'beaker',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '1_open@3' }],
  },
  predictFile: {
    title: 'Predict File…',
    does: 'Applies a trained network to a picture or an array and shows what it answers.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '1_open@4' }],
  },
  rename: {
    title: 'Rename Run…',
    does: 'Gives a run a name of your own.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '4_label@1' }],
  },
  addTag: {
    title: 'Add Tag…',
    does: 'Puts a word on one or several runs, to find them by.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '4_label@2' }],
  },
  removeTag: {
    title: 'Remove Tag…',
    does: 'Takes a word off runs again.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\btagged\\b/', group: '4_label@3' }],
  },
  editNote: {
    title: 'Edit Note…',
    does: 'Writes down what a run was about.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '4_label@4' }],
  },
  pinBaseline: {
    title: 'Pin as Baseline',
    does: 'Makes a run the one that others are compared with.',
    icon: 'pin',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: `${onComplete} && viewItem =~ /\\bordinary\\b/`, group: '4_label@5' }],
  },
  unpinBaseline: {
    title: 'Unpin Baseline',
    does: 'Compares other runs with none in particular again.',
    icon: 'pinned',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: `${onComplete} && viewItem =~ /\\bbaseline\\b/`, group: '4_label@5' }],
  },
  exportRun: {
    title: 'Export Run…',
    does: 'Copies the folder of a run, with its source, curves and checkpoints.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '5_export@1' }],
  },
  exportWeights: {
    title: 'Export Weights…',
    does: 'Copies the weights of the best or newest checkpoint as a safetensors file.',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: onComplete, group: '5_export@2' }],
  },
  revealRun: {
    title: 'Reveal Run in File Manager',
    does: 'Shows the folder of a run.',
    palette: whereRuns,
    menus: [{ menu: 'view/item/context', when: onRun, group: '6_files@1' }],
  },
  copyRunPath: {
    title: 'Copy Path of Run',
    does: 'Copies the path of the folder of a run.',
    palette: whereRuns,
    menus: [{ menu: 'view/item/context', when: onRun, group: '6_files@2' }],
  },
  showLog: {
    title: 'Show Log of Run',
    does: 'Opens what the trainer of a run has printed.',
    palette: whereRuns,
    menus: [{ menu: 'view/item/context', when: onRun, group: '6_files@3' }],
  },
  deleteRun: {
    title: 'Delete Run',
    does: 'Moves runs to the trash folder of the workspace; Undo brings them back.',
    icon: 'trash',
    palette: whereRunsTrusted,
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\bresting\\b/', group: '7_delete@1' }],
  },
  restoreRun: {
    title: 'Restore Deleted Run…',
    does: 'Brings a deleted run back.',
    palette: { when: 'workspaceFolderCount != 0 && isWorkspaceTrusted' },
    menus: [{ menu: 'view/title', when: 'view == neurozoo.runs', group: '2_more@1' }],
  },
} as const satisfies Record<string, CommandSpec>;
