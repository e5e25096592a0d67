/** What VS Code gives a page: messages to the host, and a small state that outlives hiding and reloading. */
export interface EditorBridge {
  postMessage(message: unknown, transfer?: readonly Transferable[]): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): EditorBridge;
}
