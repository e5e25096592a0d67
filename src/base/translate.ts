/**
 * Gives a text in the person's language; `{0}`, `{1}` take the values. The first argument is always a literal: `scripts/l10n.ts` collects them.
 * What does not know VS Code is given one.
 */
export type Translate = (text: string, ...values: readonly (string | number)[]) => string;

/** Leaves the text in English. */
export const inEnglish: Translate = translateWith({});

/** Takes the words of one language, by the English text; what has none stays in English. */
export function translateWith(words: Readonly<Record<string, string>>): Translate {
  return (text, ...values) => {
    const found = Object.hasOwn(words, text) ? (words[text] ?? text) : text;
    return found.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
  };
}
