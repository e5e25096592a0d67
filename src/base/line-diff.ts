/** A line of two texts that were held against each other: in both, only in the first, or only in the second. */
export interface LineChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Steps after which two texts count as different from there on: a bound on time and memory for texts that have little in common. */
const mostEdits = 1_000;

/**
 * The shortest way from one text to the other by whole lines: removed lines stand before those that replace them. Texts that differ in more than a
 * thousand lines are told as removed and added as a whole.
 *
 * @see Myers 1986, An O(ND) difference algorithm and its variations
 */
export function diffLines(before: string, after: string): readonly LineChange[] {
  const [a, b] = [toLines(before), toLines(after)];
  const head = commonHead(a, b);
  const tail = commonHead(a.slice(head).reverse(), b.slice(head).reverse());
  const middle = diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [...as('same', a.slice(0, head)), ...middle, ...as('same', a.slice(a.length - tail))];
}

function toLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function as(kind: LineChange['kind'], lines: readonly string[]): LineChange[] {
  return lines.map((text) => ({ kind, text }));
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function diffMiddle(a: readonly string[], b: readonly string[]): LineChange[] {
  const trace = findTrace(a, b);
  return trace === undefined ? [...as('removed', a), ...as('added', b)] : followBack(a, b, trace);
}

/** For each number of edits, how far along `a` every diagonal came; undefined: too many edits. */
function findTrace(a: readonly string[], b: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const trace: ReadonlyMap<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(mostEdits, a.length + b.length); edits++) {
    const next = new Map<number, number>();
    trace.push(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = slide(a, b, { x: firstStep(reach, diagonal, edits), diagonal });
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
    reach = next;
  }
  return undefined;
}

/** Whether this diagonal is reached by adding a line (from the one above) or by removing one. */
function comesByAdding(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
}

function firstStep(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return comesByAdding(reach, diagonal, edits) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
}

function slide(a: readonly string[], b: readonly string[], { x, diagonal }: { x: number; diagonal: number }): number {
  let at = x;
  while (at < a.length && at - diagonal < b.length && a[at] === b[at - diagonal]) at++;
  return at;
}

/** From the end of both texts to their beginning, an edit at a time. */
function followBack(a: readonly string[], b: readonly string[], trace: readonly ReadonlyMap<number, number>[]): LineChange[] {
  const parts: (readonly LineChange[])[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>();
    const isAdding = comesByAdding(reach, x - y, edits);
    const diagonal = isAdding ? x - y + 1 : x - y - 1;
    const from = reach.get(diagonal) ?? 0;
    const afterEdit = isAdding ? from : from + 1;
    const edit: LineChange = isAdding ? { kind: 'added', text: b[from - diagonal] ?? '' } : { kind: 'removed', text: a[from] ?? '' };
    parts.push([edit, ...as('same', a.slice(afterEdit, x))]);
    [x, y] = [from, from - diagonal];
  }
  parts.push(as('same', a.slice(0, x)));
  return parts.reverse().flat();
}

/** What is left out between changes. */
export interface SkippedLines {
  readonly kind: 'skipped';
  /** How many lines. */
  readonly text: string;
}

/** The changes with a few equal lines around each; the rest is left out and counted. Empty where nothing has changed. */
export function aroundChanges(lines: readonly LineChange[], context: number): readonly (LineChange | SkippedLines)[] {
  if (lines.every(({ kind }) => kind === 'same')) return [];
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: (LineChange | SkippedLines)[] = [];
  let skipped = 0;
  lines.forEach((line, index) => {
    if (isNear[index] !== true) {
      skipped++;
      return;
    }
    if (skipped > 0) shown.push({ kind: 'skipped', text: String(skipped) });
    skipped = 0;
    shown.push(line);
  });
  return skipped > 0 ? [...shown, { kind: 'skipped', text: String(skipped) }] : shown;
}
