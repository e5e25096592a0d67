import type { Token } from '../../parse';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { countTokensBefore, isWord } from '../tokens-at';

/** A name that a declaration gives before the caret, and what it is. */
export interface DeclaredWord {
  readonly name: string;
  readonly what: 'input' | 'hyper-parameter' | 'layer' | 'value' | 'noise';
}

/**
 * The names that the declaration around the caret gives, read off its words: the syntax tree of a text that is being written has no names inside the
 * declaration that is unfinished.
 */
export function declaredWords({ parsed }: EditorDocument, { declaration, word }: CursorContext): readonly DeclaredWord[] {
  if (declaration === undefined) {
    return [];
  }
  const { tokens } = parsed;
  const first = countTokensBefore(tokens, declaration.start);
  const end = nextDeclaration(tokens, first, countTokensBefore(tokens, word.end));
  const found = new Map<string, DeclaredWord>();
  const scan: Scan = { angle: false, body: false, brackets: 0, kind: declaration.kind };
  for (let index = first; index < end; index++) {
    const token = tokens[index];
    const declared = token === undefined || token.startOffset === word.start ? undefined : readWord(scan, token, tokens[index + 1]);
    if (declared !== undefined && !found.has(declared.name)) {
      found.set(declared.name, declared);
    }
  }
  return [...found.values()];
}

const words: ReadonlySet<string> = new Set(['network', 'block', 'dataset', 'train', 'search', 'expect', 'import']);

/** Trainings may name what stands below the caret, networks may not. */
function nextDeclaration(tokens: readonly Token[], first: number, caret: number): number {
  const isTraining = tokens[first]?.image === 'train';
  const next = tokens.findIndex(({ image }, index) => index > Math.max(first, caret) && words.has(image));
  return isTraining ? (next < 0 ? tokens.length : next) : caret;
}

interface Scan {
  angle: boolean;
  body: boolean;
  /** Open round brackets. */
  brackets: number;
  readonly kind: string;
}

function readWord(scan: Scan, token: Token, next: Token | undefined): DeclaredWord | undefined {
  const { image } = token;
  scan.body ||= image === '{';
  scan.angle = !scan.body && (image === '<' || (scan.angle && image !== '>'));
  scan.brackets += image === '(' ? 1 : image === ')' ? -1 : 0;
  if (!isWord(token)) {
    return undefined;
  }
  const what = scan.body ? inBody(scan, next?.image) : inHeader(scan, next?.image);
  return what === undefined ? undefined : { name: image, what };
}

function inBody({ brackets }: Scan, sign: string | undefined): DeclaredWord['what'] | undefined {
  if (sign === ':') {
    return 'layer';
  }
  return sign === '~' ? 'noise' : sign === '=' && brackets <= 0 ? 'value' : undefined;
}

function inHeader({ angle, brackets, kind }: Scan, sign: string | undefined): DeclaredWord['what'] | undefined {
  if (angle) {
    return sign === '=' || sign === ',' || sign === '>' ? 'hyper-parameter' : undefined;
  }
  const isInput = brackets > 0 && (sign === ':' || (kind === 'block' && (sign === ',' || sign === ')')));
  return isInput ? 'input' : undefined;
}
