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
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
