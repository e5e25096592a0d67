import { constants, gunzipSync } from 'node:zlib';
import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { announce, formatBytes } from '../allocate';
import { systemCode } from '../file-bytes';

/** Above this, unpacked data may be at most {@link plausibleRatio} times the packed ones. */
const ratioFloorBytes = 256e6;
const plausibleRatio = 100;

/** Whether the bytes begin like a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file whose unpacked size is known beforehand to be at most `mostBytes`. The size is taken from the budget; the caller gives
 * it back with `budget.release(mostBytes)`.
 *
 * @throws NeurozooError ZOO2003 ZOO2010 ZOO2011
 */
export function gunzip(
  bytes: Uint8Array,
  limits: { readonly budget: Budget; readonly mostBytes: number; readonly file: string },
): Uint8Array {
  const { file, mostBytes } = limits;
  announce(mostBytes, { budget: limits.budget, purpose: `unpacking ${file}`, file });
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes, finishFlush: constants.Z_FINISH });
  } catch (cause) {
    limits.budget.release(mostBytes);
    if (systemCode(cause) === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(file, { packed: bytes.length, most: mostBytes }, cause);
    }
    const message = `The compressed data of ${file} are damaged or end too early.`;
    throw new NeurozooError({ code: 'ZOO2011', message, hint: 'Get the file again.', file, offset: bytes.length }, cause);
  }
}

/** The most that so many packed bytes may unpack to, within what is left of the budget. */
export function plausibleUnpackedBytes(packedBytes: number, budget: Budget): number {
  return Math.max(1, Math.min(budget.leftBytes, 2 ** 31 - 1, Math.max(ratioFloorBytes, packedBytes * plausibleRatio)));
}

function tooLarge(file: string, bytes: { readonly packed: number; readonly most: number }, cause: unknown): NeurozooError {
  const message = `${file} unpacks from ${formatBytes(bytes.packed)} to more than ${formatBytes(bytes.most)}.`;
  return new NeurozooError(
    { code: 'ZOO2010', message, hint: 'If you trust the file, unpack it yourself and name the result.', file },
    cause,
  );
}
