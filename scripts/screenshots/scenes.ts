import type { ThemeKind } from '../editor/open-workbench';
import type { Workbench } from '../editor/workbench';

/** What one picture of the README shows. */
export interface Scene {
  /** The picture's name, without its ending. */
  readonly name: string;
  readonly theme: ThemeKind;
  readonly size: { readonly width: number; readonly height: number };
  /** Brings the window, which has the examples open, to what the picture shows. */
  readonly play: (window: Workbench) => Promise<void>;
}

const size = { width: 1200, height: 750 };

async function showText(window: Workbench): Promise<void> {
  await window.openContainer('Neurozoo');
  await window.openFile('lenet5.zoo');
}

/** The scenes, in the order of the README. */
export const scenes: readonly Scene[] = [{ name: 'text', theme: 'dark', size, play: showText }];
