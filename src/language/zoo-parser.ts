import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLexer,
  EmptyFileSystem,
  inject,
  type LexerResult,
  type ParseResult,
} from 'langium';
import type { File } from './generated/ast';
import { ZooGeneratedModule, ZooGeneratedSharedModule } from './generated/module';
import { ZooParserMessages } from './zoo-parser-messages';
import { ZooTokenBuilder } from './zoo-token-builder';

/** Reads texts into tokens and tokens into syntax. */
export interface ZooParser {
  tokenize(text: string): LexerResult;
  parse(text: string): ParseResult<File>;
}

/** Langium's parser alone, without its documents, scopes and linker. Costs about a tenth of a second. */
export function createZooParser(): ZooParser {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), ZooGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), ZooGeneratedModule, {
    parser: {
      TokenBuilder: () => new ZooTokenBuilder(),
      ParserErrorMessageProvider: () => new ZooParserMessages(),
      Lexer: (core: ConstructorParameters<typeof DefaultLexer>[0]) => new RememberingLexer(core),
    },
  });
  shared.ServiceRegistry.register(services);
  const lexer = services.parser.Lexer;
  const parser = services.parser.LangiumParser;
  return { tokenize: (text) => lexer.read(text), parse: (text) => parser.parse<File>(text) };
}

/** Gives the tokens of the last text again: their depth is looked at before they are parsed. */
class RememberingLexer extends DefaultLexer {
  #text: string | undefined;
  #result: LexerResult | undefined;

  /** All tokens and comments of a text. */
  read(text: string): LexerResult {
    if (this.#text !== text || this.#result === undefined) {
      this.#result = super.tokenize(text);
      this.#text = text;
    }
    return this.#result;
  }

  /** What the parser gets: it would take the comments out of the list and seek a place in the syntax for each, which grows with the square. */
  override tokenize(text: string): LexerResult {
    return { ...this.read(text), hidden: [] };
  }
}
