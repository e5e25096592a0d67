/** One view of the activity-bar container. */
export interface ViewSpec {
  readonly title: string;
  /** A codicon's name, seen when the view is moved out of the container. */
  readonly icon: string;
  /** What the view says while it is empty: Markdown whose lone links become buttons, the first that applies. */
  readonly welcome: readonly { readonly when: string; readonly text: string }[];
}

const noFolder = 'workspaceFolderCount == 0';
const inFolder = 'workspaceFolderCount != 0';

/** The three views; their ids are `neurozoo.<name>`. */
export const viewTable = {
  models: {
    title: 'Models',
    icon: 'type-hierarchy',
    welcome: [
      { when: noFolder, text: 'The networks of the opened folder appear here.\n[Open Folder](command:workbench.action.files.openFolder)' },
      {
        when: inFolder,
        text:
          'The networks of the .zoo files in this folder appear here. There is none yet.\n[Open the LeNet-5 Sample](command:neurozoo.openSample)\n' +
          'Or [take an architecture of the zoo](command:neurozoo.newFromTemplate), or [follow the walkthrough](command:neurozoo.openWalkthrough).',
      },
    ],
  },
  datasets: {
    title: 'Datasets',
    icon: 'database',
    welcome: [
      {
        when: noFolder,
        text: 'The data sets of the opened folder appear here.\n[Open Folder](command:workbench.action.files.openFolder)',
      },
    ],
  },
  runs: {
    title: 'Runs',
    icon: 'graph-line',
    welcome: [
      { when: noFolder, text: 'The trainings of the opened folder appear here.\n[Open Folder](command:workbench.action.files.openFolder)' },
      {
        when: `${inFolder} && virtualWorkspace`,
        text: 'This folder is not on a disk that this machine can reach, so nothing can be trained in it. Reading, checking and drawing work.',
      },
      {
        when: `${inFolder} && !virtualWorkspace && !isWorkspaceTrusted`,
        text:
          'This folder is in restricted mode: files are checked and drawn, and nothing is trained.\n' +
          '[Manage Workspace Trust](command:workbench.trust.manage)',
      },
      {
        when: `${inFolder} && !virtualWorkspace && isWorkspaceTrusted`,
        text: 'Each training becomes a run that stays here with its curves. There is none yet.\n[Train](command:neurozoo.train)',
      },
    ],
  },
} as const satisfies Record<string, ViewSpec>;

export type ViewName = keyof typeof viewTable;

/** In the order of the container. */
export const viewNames = ['models', 'datasets', 'runs'] as const satisfies readonly ViewName[];

/** The row of a view, with what all rows have. */
export function viewSpec(name: ViewName): ViewSpec {
  return viewTable[name];
}
