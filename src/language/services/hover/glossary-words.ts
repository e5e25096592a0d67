import type { Translate } from '#base/translate';
import type { GlossaryEntry } from '#model/glossary';

/** A word of the field in Markdown: its heading in the person's language, collected from the glossary itself, over its sentences in English. */
export function glossaryWords({ title, text }: GlossaryEntry, headingOf: Translate): string {
  return `**${headingOf(title)}**\n\n${text}`;
}
