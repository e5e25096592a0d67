import type { ErrorCode } from '#base/codes/catalogue';
import { NeurozooError } from '#base/neurozoo-error';

/** The code of the system's refusal, such as `ENOSPC`; undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * A failure of the disk as the one error type, with what was being done (`write the checkpoint of step 469`) and to which file.
 * An error that already is one passes unchanged.
 */
export function toStoreError(error: unknown, doing: string, file: string): NeurozooError {
  if (error instanceof NeurozooError) {
    return error;
  }
  const reason = systemCode(error) ?? (error instanceof Error ? error.message : 'unknown reason');
  const { code, sentence, hint } = refusal(reason);
  return new NeurozooError({ code, message: `Could not ${doing}: ${sentence} (${reason}).`, hint, file }, error);
}

function refusal(reason: string): { readonly code: ErrorCode; readonly sentence: string; readonly hint: string } {
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'ZOO3011', sentence: 'the disk is full', hint: 'Make room: delete runs or move them elsewhere.' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'ZOO3012',
        sentence: 'there is no permission to write here',
        hint: 'Check who owns the folder and whether it is read-only.',
      };
    case 'ENOENT':
      return { code: 'ZOO3002', sentence: 'it is not there', hint: 'It may have been moved or deleted.' };
    case 'EMFILE':
    case 'ENFILE':
      return { code: 'ZOO3010', sentence: 'too many files are open', hint: 'Close other programs and try again.' };
    case 'EBUSY':
      return { code: 'ZOO3010', sentence: 'another program holds the file', hint: 'Close it there and try again.' };
    default:
      return { code: 'ZOO3010', sentence: 'the system refused', hint: 'Check the disk.' };
  }
}

/** Does something whose failure changes nothing that was promised, such as sweeping a temporary file. @returns whether it worked */
export function bestEffort(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    // The caller has promised nothing about it and will meet it again at the next sweep.
    return false;
  }
}
