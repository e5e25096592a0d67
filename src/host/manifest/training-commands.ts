import { inTrustedFolder, onZooFile, type CommandSpec } from './command-spec';

const onLive = 'view == neurozoo.runs && viewItem =~ /\\blive\\b/';
const whileTraining = { when: 'neurozoo.isTraining' };

/** Commands that start trainings and steer those under way. */
export const trainingCommands = {
  train: {
    title: 'Train',
    does: 'Saves the file, starts one of its trainings and shows the curves. The training goes on when the window is closed.',
    icon: 'play',
    palette: { when: inTrustedFolder },
    menus: [
      { menu: 'editor/title/run', when: 'resourceLangId == zoo', group: 'navigation@1' },
      { menu: 'explorer/context', when: onZooFile, group: '3_neurozoo@1' },
      { menu: 'view/title', when: 'view == neurozoo.runs', group: 'navigation@1' },
    ],
    key: { key: 'ctrl+k alt+t', mac: 'cmd+k alt+t', when: 'editorLangId == zoo && editorTextFocus' },
  },
  trainWith: {
    title: 'Train with Options…',
    does: 'Asks for length, seed, settings and name before it trains.',
    palette: { when: inTrustedFolder },
    menus: [{ menu: 'editor/title/run', when: 'resourceLangId == zoo', group: 'navigation@2' }],
  },
  fork: {
    title: 'Train Again with Changed Settings…',
    does: 'Starts a new run with the recipe of an older one, after its settings were edited.',
    icon: 'repo-forked',
    palette: { when: `neurozoo.hasRuns && ${inTrustedFolder}` },
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\bcomplete\\b/', group: '3_train@2' }],
  },
  pause: {
    title: 'Pause',
    does: 'Holds a training between two steps.',
    icon: 'debug-pause',
    palette: whileTraining,
    menus: [
      { menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\brunning\\b/', group: 'inline@2' },
      { menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\brunning\\b/', group: '3_train@3' },
    ],
  },
  resume: {
    title: 'Resume',
    does: 'Goes on with a paused, stopped, failed or interrupted run, exactly where it was.',
    icon: 'debug-continue',
    palette: { when: 'neurozoo.hasRuns && isWorkspaceTrusted' },
    menus: [
      { menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\b(paused|resumable)\\b/', group: 'inline@2' },
      { menu: 'view/item/context', when: 'view == neurozoo.runs && viewItem =~ /\\b(paused|resumable)\\b/', group: '3_train@3' },
    ],
  },
  stop: {
    title: 'Stop',
    does: 'Ends a training with a checkpoint, so that it can go on later.',
    icon: 'debug-stop',
    palette: whileTraining,
    menus: [
      { menu: 'view/item/context', when: onLive, group: 'inline@3' },
      { menu: 'view/item/context', when: onLive, group: '3_train@4' },
    ],
  },
  stopAndDiscard: {
    title: 'Stop and Discard',
    does: 'Ends a training without a last checkpoint, after asking.',
    palette: whileTraining,
    menus: [{ menu: 'view/item/context', when: onLive, group: '3_train@5' }],
  },
  checkpoint: {
    title: 'Write Checkpoint Now',
    does: 'Has a training write a checkpoint after the step under way.',
    palette: whileTraining,
    menus: [{ menu: 'view/item/context', when: onLive, group: '3_train@6' }],
  },
  changeRate: {
    title: 'Change Learning Rate…',
    does: 'Sets another learning rate from the next step on; the curve marks it.',
    palette: whileTraining,
    menus: [{ menu: 'view/item/context', when: onLive, group: '3_train@7' }],
  },
  changeEpochs: {
    title: 'Change Number of Epochs…',
    does: 'Makes a training longer or shorter while it runs.',
    palette: whileTraining,
    menus: [{ menu: 'view/item/context', when: onLive, group: '3_train@8' }],
  },
  showTrainingActions: {
    title: 'Show Actions of the Training',
    does: 'Offers what can be done with a training under way; the status bar opens it.',
    palette: whileTraining,
    menus: [],
  },
} as const satisfies Record<string, CommandSpec>;
