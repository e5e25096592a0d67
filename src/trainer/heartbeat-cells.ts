/** Milliseconds between two heartbeats. */
export const heartbeatPeriodMs = 1000;

/** The cell of the shared memory that says whether a heartbeat is being written; cells 0 and 1 hold the step and the state. */
export const writingCell = 2;

/** Its values. After `ended`, no heartbeat is begun, so that the thread can be ended without leaving half a file. */
export const writing = { idle: 0, underWay: 1, ended: 2 } as const;
