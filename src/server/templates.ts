import { readdirSync } from 'node:fs';
import { countParameters } from '#model/parameter-count';
import { ownNetworks } from '#language/services/network-steps';
import type { LanguageResult } from '#protocol/language-requests';
import { uriOfPath } from './file-address';
import { productFile } from './product-file';
import { readText } from './read-text';
import type { AnalyzedText } from './zoo-documents';

type Template = LanguageResult<'templates'>['templates'][number];

/** The files that come with the product: samples with data and trainings, and the architectures of the zoo. @param analyzed reads one by its address */
export function listTemplates(analyzed: (uri: string) => AnalyzedText | undefined): readonly Template[] {
  return templateIds().flatMap((id) => {
    const found = analyzed(uriOfPath(templatePath(id)));
    return found === undefined ? [] : [toTemplate(id, found)];
  });
}

/** The text of a template; null where there is none of the id. */
export function templateText(id: string): string | null {
  return templateIds().includes(id) ? (readText(templatePath(id)) ?? null) : null;
}

function templateIds(): readonly string[] {
  return ['', 'zoo/'].flatMap((folder) =>
    filesIn(`examples/${folder}`)
      .filter((name) => name.endsWith('.zoo'))
      .map((name) => folder + name.slice(0, -'.zoo'.length)),
  );
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(productFile(folder)).toSorted();
  } catch {
    // A product without its examples has no templates.
    return [];
  }
}

function templatePath(id: string): string {
  return productFile(`examples/${id}.zoo`);
}

function toTemplate(id: string, { document }: AnalyzedText): Template {
  const { symbols, networks } = document.analysis;
  const comment = symbols.find(({ documentation }) => documentation !== undefined)?.documentation ?? '';
  const description = comment.split(/\n\s*\n/)[0]?.replaceAll('\n', ' ') ?? '';
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(comment)?.[0];
  return {
    id,
    title: titleOf(id, description),
    description,
    year: year === undefined ? null : Number(year),
    kind: id.startsWith('zoo/') ? 'zoo' : 'sample',
    networks: ownNetworks(document).map((network) => ({
      name: network.name,
      parameters: countParameters(network, (name) => networks.get(name)).parameters,
    })),
  };
}

/** The beginning of the comment up to the paper, where that is short enough for a name; else the name of the file. */
function titleOf(id: string, description: string): string {
  const head = description.split(/[(:,]|\. /)[0]?.trim() ?? '';
  const isName = head.length > 0 && head.length <= 40;
  return isName ? head : (id.split('/').at(-1) ?? id).replaceAll('-', ' ');
}
