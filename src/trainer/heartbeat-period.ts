/** Milliseconds between two heartbeats. */
export const heartbeatPeriodMs = 1000;
