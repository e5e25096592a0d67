import { repositoryRoot } from '../../../scripts/architecture';
import { runTool } from '../../../scripts/editor/run-tool';
import { packVsix } from '../../../scripts/package/pack-vsix';

/** Builds and packs the extension once before the editor tests, which install what is delivered. */
export async function setup(): Promise<void> {
  await runTool(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { folder: repositoryRoot });
  await packVsix(repositoryRoot);
}
