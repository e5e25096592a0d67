import { diskDoor, type FileDoor, type FileOperation } from '#store/file-door';
import { watchFileDoor } from '#store/watched-file-door';

export interface Fault {
  /** The operation, from 1. */
  readonly at: number;
  readonly code: string;
  /** `forever` also hits every later operation of the kinds that the fault can hit. */
  readonly mode: 'once' | 'forever';
  /** Operations that can fail so; all unless given. */
  readonly operations?: readonly FileOperation[];
  /** The failing write first writes half of what it was given, as a full disk does. */
  readonly shortWrite?: boolean;
}

/** A door that fails as told, and counts operations and faults. */
export interface FaultyDoor {
  readonly door: FileDoor;
  readonly operations: FileOperation[];
  hits: number;
}

export function createFaultyDoor(fault?: Fault): FaultyDoor {
  const operations: FileOperation[] = [];
  const faulty: FaultyDoor = {
    operations,
    hits: 0,
    door: watchFileDoor(diskDoor, {
      before: ({ number, name, bytes }) => {
        operations.push(name);
        const isHit = fault !== undefined && (fault.mode === 'once' ? number === fault.at : number >= fault.at);
        if (!isHit || fault.operations?.includes(name) === false) {
          return undefined;
        }
        faulty.hits++;
        if (fault.shortWrite === true && name === 'write' && bytes > 1 && faulty.hits === 1) {
          return bytes >> 1;
        }
        throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code });
      },
      after: () => undefined,
    }),
  };
  return faulty;
}
