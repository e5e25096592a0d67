/** Text of a user inside Markdown: every sign that could be read as markup stands for itself. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~&$:]/g, (sign) => `\\${sign}`);
}
