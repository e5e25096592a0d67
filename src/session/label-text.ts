import { NeurozooError } from '#base/neurozoo-error';
import { parseLabel } from '#protocol/label';

/** What a person calls a run or writes on it. */
export type LabelWord = 'title' | 'tag' | 'note';

/**
 * A label as it is kept: on one line, without what a terminal would take for a command.
 *
 * @throws NeurozooError ZOO6003 when nothing is left, ZOO6004 when it is too long
 */
export function labelText(text: string, word: LabelWord): string {
  const line = text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') {
    throw new NeurozooError({ code: 'ZOO6003', message: `Name a run and a ${word}.` });
  }
  if (parseLabel({ kind: word, at: new Date(0).toISOString(), [word]: line }).kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO6004', message: `A ${word} of ${String(line.length)} characters is too long.` });
  }
  return line;
}
