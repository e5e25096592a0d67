import { openDiagramPage } from '../pages/diagram-session';
import type { Shell } from '../shell';
import { zooFileFor } from '../training/zoo-file';
import { declarationIn } from './reveal-declaration';

/** Draws a file beside its text: the network or training that is named, else what the caret is in. */
export async function openDiagram(shell: Shell, words: readonly unknown[]): Promise<void> {
  const file = await zooFileFor(words);
  if (file === undefined) return;
  const subject = declarationIn(words)?.name ?? nameAfter(words);
  openDiagramPage(shell, { uri: file.toString(), ...(subject === undefined ? {} : { subject }) });
}

/** From a code lens: the file and then the name. */
function nameAfter([, name]: readonly unknown[]): string | undefined {
  return typeof name === 'string' ? name : undefined;
}
