import { LangiumParserErrorMessageProvider } from 'langium';

type Messages = LangiumParserErrorMessageProvider;

/** What the parser expected, in the words of the language. */
export class ZooParserMessages extends LangiumParserErrorMessageProvider {
  override buildMismatchTokenMessage({ expected, actual, previous }: Parameters<Messages['buildMismatchTokenMessage']>[0]): string {
    return `Expected ${describe(expected.name)}${after(previous.image)}, but found ${found(actual.image)}.`;
  }

  override buildNotAllInputParsedMessage({ firstRedundant }: Parameters<Messages['buildNotAllInputParsedMessage']>[0]): string {
    return `Expected a declaration (network, block, dataset, train, search or expect), but found ${found(firstRedundant.image)}.`;
  }

  override buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous }: Parameters<Messages['buildNoViableAltMessage']>[0]): string {
    const [token] = actual;
    const names = [...new Set(expectedPathsPerAlt.flat().flatMap((path) => path.slice(0, 1).map(({ name }) => describe(name))))];
    const list = names.length > 6 ? 'an expression' : names.join(' or ');
    return `Expected ${list}${after(previous.image)}, but found ${found(token?.image ?? '')}.`;
  }

  override buildEarlyExitMessage({ actual, previous }: Parameters<Messages['buildEarlyExitMessage']>[0]): string {
    return `Something is missing${after(previous.image)}, before ${found(actual[0]?.image ?? '')}.`;
  }
}

function describe(token: string): string {
  return tokenWords.get(token) ?? `\`${token}\``;
}

const tokenWords: ReadonlyMap<string, string> = new Map([
  ['ID', 'a name'],
  ['CALLNAME', 'a call such as `conv(…)`'],
  ['NUMBER', 'a number'],
  ['SIZE', 'a size such as 5x5'],
  ['STRING', 'a text in quotes'],
  ['PERCENT', 'a percentage'],
  ['RANGE', 'a range such as 4..16'],
  ['EOF', 'the end of the file'],
]);

function after(image: string): string {
  return image === '' ? '' : ` after ${found(image)}`;
}

function found(image: string): string {
  return image === '' ? 'the end of the file' : `\`${image.length > 40 ? `${image.slice(0, 40)}…` : image}\``;
}
