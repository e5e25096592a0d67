/**
 * Says whether a process may be started. Whatever starts one in this layer is given a permission and asks it right before, so that there is no way around
 * it: the command line's person has typed the command, the editor's may not have trusted the folder.
 *
 * @throws NeurozooError where none may be started, with the reason
 */
export type SpawnPermission = () => void;

/** Of a terminal: whoever typed the command wants what it does. */
export const alwaysAllowed: SpawnPermission = () => undefined;
