import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { ThemeKind } from '../../../scripts/editor/open-workbench';

const ThemesSchema = v.record(
  v.picklist(['light', 'dark', 'highContrast', 'highContrastLight']),
  v.object({ bodyClass: v.string(), variables: v.record(v.string(), v.string()), defaults: v.string() }),
);

/** What VS Code gives the document of a page in one theme; `npm run themes` has asked the real one. */
export interface CapturedTheme {
  readonly bodyClass: string;
  /** The value of the document's `style`. */
  readonly style: string;
  /** The style sheet that stands before the page's own. */
  readonly defaults: string;
}

const themes = v.parse(ThemesSchema, JSON.parse(readFileSync(join(import.meta.dirname, 'themes.json'), 'utf8')));

/** The captured theme of a kind. */
export function capturedTheme(kind: ThemeKind): CapturedTheme {
  const theme = themes[kind];
  if (theme === undefined) throw new Error(`themes.json has no theme of the kind ${kind}; npm run themes writes it.`);
  // The classes of the editor; the others belong to the preview in which they were captured.
  const bodyClass = theme.bodyClass
    .split(' ')
    .filter((name) => name.startsWith('vscode-') && name !== 'vscode-body')
    .join(' ');
  // One font on every machine, so that pictures of pages can be compared.
  const variables = { ...theme.variables, '--vscode-font-family': "'Test Sans'", '--vscode-editor-font-family': "'Test Mono'" };
  const style = Object.entries(variables)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
  return { bodyClass, style, defaults: theme.defaults };
}
