import { NeurozooError } from '#base/neurozoo-error';
import { languageRequests, type LanguageParams, type LanguageRequest, type LanguageResult } from '#protocol/language-requests';
import { parseValue } from '#protocol/parsed';
import type { LanguageGate } from './language-gate';

/** What may be left out of a request: what has a default. */
type Asked<R extends LanguageRequest> = Partial<LanguageParams<R>> & object;

/** Asks the language server and checks what it answers. @throws NeurozooError ZOO6006 when the answer is of no known form */
export async function askLanguage<R extends LanguageRequest>(
  language: LanguageGate,
  request: R,
  params: Asked<R>,
): Promise<LanguageResult<R>> {
  const { method, result } = languageRequests[request];
  const parsed = parseValue<LanguageResult<R>>(result, await language.request(method, params));
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO6006', message: `The language server gave an answer that cannot be read. ${parsed.problem}` });
  }
  return parsed.value;
}
