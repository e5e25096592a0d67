import { build } from 'esbuild';

import type { PageName } from '#protocol/pages/page-wire';
import { repositoryRoot } from '../../../scripts/architecture';
import { bundleOptions } from '../../../scripts/build/bundle-options';

/** The files of a page, as they are delivered. */
export interface PageBundle {
  readonly script: string;
  readonly styles: string;
}

const bundled = new Map<PageName, Promise<PageBundle>>();

/** Bundles a page from its sources, once for each process, with the options of the build; what lies in `dist` may be older. */
export function bundlePage(name: PageName): Promise<PageBundle> {
  const known = bundled.get(name);
  if (known !== undefined) return known;
  const fresh = buildPage(name);
  bundled.set(name, fresh);
  return fresh;
}

async function buildPage(name: PageName): Promise<PageBundle> {
  const bundle = { name, runsIn: 'page', entries: { [name]: `webview/${name}/main.tsx` }, without: [], budgetKilobytes: 0 } as const;
  const { outputFiles } = await build({ ...bundleOptions(bundle, repositoryRoot), write: false, sourcemap: 'inline' });
  const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}
