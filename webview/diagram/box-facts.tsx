import type { VNode } from 'preact';
import type { DrawnBox } from '#diagram/drawing';
import { t } from '../ui/translate';
import { boxWords } from './box-words';
import type { DiagramModel } from './diagram-model';

/** The numbers of the box that was chosen here or that the caret is in, read out as it changes. */
export function BoxFacts({ model }: { readonly model: DiagramModel }): VNode {
  const box = model.chosenBox.value;
  return (
    <p class="facts number" role="status">
      {box === undefined ? <span class="muted">{t('Choose a box, or move the caret in the text.')}</span> : factsOf(box)}
    </p>
  );
}

function factsOf(box: DrawnBox): VNode {
  return (
    <>
      <strong>{box.label}</strong> {boxWords(box)}
    </>
  );
}
