import * as fs from 'node:fs';

/**
 * Every way in which the store touches the disk. All of the store's work goes through one such object, so that each operation can be counted,
 * refused or made the last one of the process.
 */
export interface FileDoor {
  open(path: string, flags: number, mode?: number): number;
  /** Writes at the end (a file opened for appending) or at the file's own position. @returns bytes written, perhaps fewer than given */
  write(descriptor: number, bytes: Uint8Array): number;
  /** @returns bytes read, 0 at the end */
  read(descriptor: number, target: Uint8Array, position: number): number;
  fsync(descriptor: number): void;
  close(descriptor: number): void;
  truncate(descriptor: number, bytes: number): void;
  fstat(descriptor: number): fs.Stats;
  /** Does not follow a link. Undefined: there is nothing. */
  lstat(path: string): fs.Stats | undefined;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  unlink(path: string): void;
  /** @param recursive creates missing parents and does not mind if it exists */
  mkdir(path: string, recursive: boolean): void;
  rmdir(path: string): void;
  readdir(path: string): string[];
  /** Bytes free to this user on the path's file system. */
  freeBytes(path: string): number;
}

/** The names of the operations, in the words of {@link FileDoor}. */
export type FileOperation = keyof FileDoor;

/** The disk itself. Folders are made for the owner only, files as their `mode` says. */
export const diskDoor: FileDoor = {
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  write: (descriptor, bytes) => fs.writeSync(descriptor, bytes),
  read: (descriptor, target, position) => fs.readSync(descriptor, target, 0, target.byteLength, position),
  fsync: (descriptor) => {
    fs.fsyncSync(descriptor);
  },
  close: (descriptor) => {
    fs.closeSync(descriptor);
  },
  truncate: (descriptor, bytes) => {
    fs.ftruncateSync(descriptor, bytes);
  },
  fstat: (descriptor) => fs.fstatSync(descriptor),
  lstat: (path) => fs.lstatSync(path, { throwIfNoEntry: false }),
  rename: (from, to) => {
    fs.renameSync(from, to);
  },
  link: (from, to) => {
    fs.linkSync(from, to);
  },
  unlink: (path) => {
    fs.unlinkSync(path);
  },
  mkdir: (path, recursive) => {
    fs.mkdirSync(path, { recursive, mode: 0o700 });
  },
  rmdir: (path) => {
    fs.rmdirSync(path);
  },
  readdir: (path) => fs.readdirSync(path),
  freeBytes: (path) => {
    const system = fs.statfsSync(path);
    return system.bavail * system.bsize;
  },
};
