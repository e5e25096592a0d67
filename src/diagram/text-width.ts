/**
 * How wide a line of text is at a size of letters, in pixels. A picture is laid out without a screen, so widths come from a table: those of DejaVu
 * Sans Condensed, which is as wide as the usual sans-serifs of Windows, macOS and Linux or a little wider. PNG is drawn with exactly that font.
 */
export function textWidth(text: string, size: number, isBold = false): number {
  let hundredths = 0;
  for (const letter of text) {
    hundredths += letterWidth(letter.codePointAt(0) ?? 0);
  }
  return (hundredths * size * safety * (isBold ? boldFactor : 1)) / 100;
}

/** The text, or as much of it as fits with `…` behind. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  let room = width - textWidth('…', size);
  let fitting = '';
  for (const letter of text) {
    room -= textWidth(letter, size);
    if (room < 0) {
      break;
    }
    fitting += letter;
  }
  return `${fitting.trimEnd()}…`;
}

const boldFactor = 1.17;

/** Where none of the named fonts is there, Linux has DejaVu Sans, which is wider: with the space in boxes this is enough for it too. */
const safety = 1.06;

/** From the space to `~`, in hundredths of the size of letters. */
const asciiWidths = [
  29, 36, 41, 75, 57, 85, 70, 25, 35, 35, 45, 75, 29, 32, 29, 30, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 30, 30, 75, 75, 75, 48, 90, 62,
  62, 63, 69, 57, 52, 70, 68, 27, 27, 59, 50, 78, 67, 71, 54, 71, 63, 57, 55, 66, 62, 89, 62, 55, 62, 35, 30, 35, 75, 45, 45, 55, 57, 49,
  57, 55, 32, 57, 57, 25, 25, 52, 25, 88, 57, 55, 57, 57, 37, 47, 35, 57, 53, 74, 53, 53, 47, 57, 30, 57, 75,
];

function letterWidth(code: number): number {
  if (code < 0x2000) {
    return asciiWidths[code - 32] ?? (code === 0xb7 ? 29 : 72);
  }
  // Arrows, operators and dots have the width of a plus; what lies beyond are mostly signs as wide as they are high.
  return code < 0x2e80 ? 80 : 105;
}
