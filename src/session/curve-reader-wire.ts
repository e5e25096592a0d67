import type { CurveEvent, CurveFrame, CurveTable, CurveView } from '#protocol/curves';
import type { RecipeFact } from './curves/recipe-facts';
import type { CurveSample } from './curves/curve-events';

// What the extension's thread and the thread that reads curves say to each other. Both are of one version and one program, so that it is not checked.

/** What the thread is started with: the folders of the runs, in the page's order. */
export interface CurveReaderStart {
  readonly folders: readonly string[];
}

/** Whether the thread was started with what it needs. */
export function isCurveReaderStart(value: unknown): value is CurveReaderStart {
  return (
    typeof value === 'object' &&
    value !== null &&
    'folders' in value &&
    Array.isArray(value.folders) &&
    value.folders.every((folder) => typeof folder === 'string')
  );
}

export type ToCurveReader =
  /** The page looks at this from now on. `look` tells its views apart. */
  | { readonly kind: 'look'; readonly look: number; readonly view: CurveView }
  /** Tell everything again: the page has been opened anew, or has missed something. */
  | { readonly kind: 'again' }
  /** The last frame has been taken; another may come. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'table' }
  /** @param names of the runs by their numbers; the others are left out */
  | { readonly kind: 'csv'; readonly order: number; readonly names: Readonly<Record<number, string>> };

export type FromCurveReader =
  | { readonly kind: 'frame'; readonly frame: CurveFrame }
  | {
      readonly kind: 'happened';
      readonly run: number;
      readonly events: readonly CurveEvent[];
      readonly samples: readonly (CurveSample & { readonly epoch: number })[];
      readonly recipe: readonly RecipeFact[];
    }
  | { readonly kind: 'table'; readonly tables: readonly CurveTable[] }
  | { readonly kind: 'csv'; readonly order: number; readonly bytes: Uint8Array<ArrayBuffer> };
