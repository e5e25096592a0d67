import type { FileDoor, FileOperation } from './file-door';

/** One operation about to be done. */
export interface WatchedOperation {
  /** From 1, over the life of the door. */
  readonly number: number;
  readonly name: FileOperation;
  /** The path it is about, where it has one. */
  readonly path: string | undefined;
  /** Bytes about to be written. */
  readonly bytes: number;
}

/** What a watcher may do to an operation. */
export interface OperationWatcher {
  /** Called before; an error thrown here is the operation's. @returns how many bytes a `write` may write at most, or nothing */
  before(operation: WatchedOperation): number | undefined;
  after(operation: WatchedOperation): void;
}

/** A door that shows each operation to a watcher, in order: for counting, for faults and for crashes. */
export function watchFileDoor(door: FileDoor, watcher: OperationWatcher): FileDoor {
  let number = 0;
  function watched<T>(name: FileOperation, about: { path?: string; bytes?: number }, act: (limit: number | undefined) => T): T {
    const operation = { number: ++number, name, path: about.path, bytes: about.bytes ?? 0 };
    const result = act(watcher.before(operation));
    watcher.after(operation);
    return result;
  }
  return {
    open: (path, flags, mode) => watched('open', { path }, () => door.open(path, flags, mode)),
    write: (descriptor, bytes) =>
      watched('write', { bytes: bytes.byteLength }, (limit) =>
        door.write(descriptor, limit === undefined ? bytes : bytes.subarray(0, limit)),
      ),
    read: (descriptor, target, position) => watched('read', {}, () => door.read(descriptor, target, position)),
    fsync: (descriptor) => {
      watched('fsync', {}, () => {
        door.fsync(descriptor);
      });
    },
    close: (descriptor) => {
      watched('close', {}, () => {
        door.close(descriptor);
      });
    },
    truncate: (descriptor, bytes) => {
      watched('truncate', {}, () => {
        door.truncate(descriptor, bytes);
      });
    },
    fstat: (descriptor) => watched('fstat', {}, () => door.fstat(descriptor)),
    lstat: (path) => watched('lstat', { path }, () => door.lstat(path)),
    rename: (from, to) => {
      watched('rename', { path: to }, () => {
        door.rename(from, to);
      });
    },
    link: (from, to) => {
      watched('link', { path: to }, () => {
        door.link(from, to);
      });
    },
    unlink: (path) => {
      watched('unlink', { path }, () => {
        door.unlink(path);
      });
    },
    mkdir: (path, recursive) => {
      watched('mkdir', { path }, () => {
        door.mkdir(path, recursive);
      });
    },
    rmdir: (path) => {
      watched('rmdir', { path }, () => {
        door.rmdir(path);
      });
    },
    readdir: (path) => watched('readdir', { path }, () => door.readdir(path)),
    freeBytes: (path) => watched('freeBytes', { path }, () => door.freeBytes(path)),
  };
}
