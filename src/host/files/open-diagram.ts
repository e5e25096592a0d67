import { NeurozooError } from '#base/neurozoo-error';
import type { Shell } from '../shell';
import { zooFileFor } from '../training/zoo-file';
import { t } from '../words/editor-words';

/** Draws the networks of a file beside its text. @throws NeurozooError ZOO6009: the page is not part of this version */
export async function openDiagram(_shell: Shell, words: readonly unknown[]): Promise<void> {
  if ((await zooFileFor(words)) === undefined) return;
  throw new NeurozooError({
    code: 'ZOO6009',
    message: t('The diagram beside the text is not part of this version.'),
    hint: t('Export Diagram writes it as a file.'),
  });
}
