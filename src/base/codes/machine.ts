import type { CodeEntry } from './code-entry';

/** Codes about what the machine lacks (ZOO5xxx). */
export const machineCodes = {
  ZOO5001: {
    title: 'A backend is not available on this machine',
    severity: 'error',
    explanation: 'The backend that was asked for needs something that this machine or this version does not have.',
    example: 'backend webgpu',
    cure: 'Leave `backend` out to get the best one that is there; `neurozoo doctor` lists them with reasons.',
  },
  ZOO5002: {
    title: 'The folder is not trusted',
    severity: 'error',
    explanation:
      'The editor opened the folder in restricted mode. Files are read, checked and drawn, but no process is started and nothing is written for a folder whose author is not known.',
    example: 'Neurozoo: Train in a folder that was opened in restricted mode',
    cure: 'Run `Workspaces: Manage Workspace Trust` and trust the folder, if you know where it comes from.',
  },
  ZOO5003: {
    title: 'The reader of curves has ended',
    severity: 'error',
    explanation: 'Curves are read by a thread of their own, which holds every point of the runs that are shown. It ended by itself.',
    example: 'Neurozoo: Open Curves for ten runs of a million steps each on a machine with little memory',
    cure: 'Open the curves again, of fewer runs at once. The runs themselves are not concerned.',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
