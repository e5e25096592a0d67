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
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
