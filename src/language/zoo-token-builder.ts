import { DefaultTokenBuilder, type GrammarAST } from 'langium';

/** Words are keywords only where no `(` follows: `stop early(…)` is a clause, `stop(fake)` a call. */
export class ZooTokenBuilder extends DefaultTokenBuilder {
  protected override buildKeywordPattern(
    keyword: GrammarAST.Keyword,
    caseInsensitive: boolean,
  ): ReturnType<DefaultTokenBuilder['buildKeywordPattern']> {
    return /^[A-Za-z]+$/.test(keyword.value)
      ? new RegExp(`${keyword.value}(?![A-Za-z0-9_(])`)
      : super.buildKeywordPattern(keyword, caseInsensitive);
  }
}
