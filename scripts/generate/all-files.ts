import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { generateArchitectureTable } from './architecture-table';
import { generateCommandManual } from './command-manual';
import { generateDiagnosticPages } from './diagnostic-pages';
import { generateEditorManual } from './editor-manual';
import type { GeneratedFile } from './generated-file';
import { generateLayerManual } from './layer-manual';
import { generatePackageManifest } from './package-manifest';
import { generateParser } from './parser';
import { generateSnippets } from './snippets';
import { generateTsconfigs } from './tsconfigs';

/** Everything under `root` that is written by `npm run generate`, as it ought to be. */
export function generateAllFiles(root: string): readonly GeneratedFile[] {
  return [
    ...generateTsconfigs(root),
    ...generatePackageManifest(root),
    ...generateArchitectureTable(root),
    ...generateDiagnosticPages(),
    generateLayerManual(),
    generateCommandManual(),
    generateEditorManual(),
    generateSnippets(root),
    ...(existsSync(join(root, 'langium-config.json')) ? generateParser(root) : []),
  ];
}
