/** The words of the person's language by the English text; set once by the host before anything is drawn. */
const current: { language: string; words: Readonly<Record<string, string>> } = { language: 'en', words: {} };

/** Takes over the words of the person's language. */
export function setWords(language: string, words: Readonly<Record<string, string>>): void {
  current.language = language;
  current.words = words;
  document.documentElement.lang = language;
}

/** The language that numbers and dates are written in. */
export function language(): string {
  return current.language;
}

/**
 * A text in the person's language; `{0}`, `{1}` take the values. Every literal given here stands in `l10n/`, which a test checks, so the first
 * argument is always a literal.
 */
export function t(text: string, ...values: readonly (string | number)[]): string {
  const found = Object.hasOwn(current.words, text) ? (current.words[text] ?? text) : text;
  return found.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
