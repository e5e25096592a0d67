import { setImmediate } from 'node:timers/promises';
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver/node';

/** A handler of the protocol that gives way to newer messages, and neither throws nor answers what nobody wants any more. */
export type Answer = <P, R>(otherwise: R, make: (params: P) => R) => (params: P, token: CancellationToken) => Promise<R | ResponseError>;

/**
 * Makes handlers. Before each answer the messages that wait are read, so that a cancelled request costs nothing; a defect is logged and answered with
 * nothing, because an editor that loses one answer should keep the others.
 */
export function answering(connection: Pick<Connection, 'console'>): Answer {
  return (otherwise, make) => async (params, token) => {
    await setImmediate();
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    }
    try {
      return make(params);
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return otherwise;
    }
  };
}
