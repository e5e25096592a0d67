import type { LabelWords } from '#protocol/label';
import { writeLabel } from '#store/label-log';
import type { RunDirectory } from '#store/run-directory';
import { labelText } from './label-text';

/**
 * Names, tags, annotates or pins a run, now. Texts are kept on one line, without what a terminal would take for a command.
 *
 * @throws NeurozooError ZOO6003 when nothing is left of the text, ZOO6004 when it is too long, ZOO3010 to ZOO3012
 */
export function labelRun(run: RunDirectory, label: LabelWords, now = new Date()): void {
  writeLabel(run, { ...cleaned(label), at: now.toISOString() });
}

function cleaned(label: LabelWords): LabelWords {
  switch (label.kind) {
    case 'title':
      return label.title === null ? label : { ...label, title: labelText(label.title, 'title') };
    case 'note':
      // An empty note takes the note away.
      return label.note.trim() === '' ? { ...label, note: '' } : { ...label, note: labelText(label.note, 'note') };
    case 'tag':
    case 'untag':
      return { ...label, tag: labelText(label.tag, 'tag') };
    case 'baseline':
      return label;
  }
}
