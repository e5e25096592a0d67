import { basename } from 'node:path';
import { findDeclaration } from '#language/find-declaration';
import { prepareTraining } from '#language/training/prepare-training';
import type { LanguageParams, LanguageResult } from '#protocol/language-requests';
import { pathOfUri } from './file-address';
import type { AnalyzedText } from './zoo-documents';

/** A recipe of a file as it is to be trained, or why it cannot be. The command line decides by the same code. */
export function answerTraining(analyzed: AnalyzedText | undefined, params: LanguageParams<'training'>): LanguageResult<'training'> {
  const file = nameOf(params.uri);
  if (analyzed?.folder === undefined) {
    return { kind: 'refused', report: unreadable(file), range: null };
  }
  const { text, document, folder, imports } = analyzed;
  const { settings, training, epochs, seed, backend } = params;
  const { analysis } = document;
  const prepared = prepareTraining(analysis, { file, training, settings, options: { epochs, seed, backend } });
  if (prepared.kind === 'refused') {
    const first = analysis.diagnostics.find(({ severity }) => severity === 'error');
    const place = first ?? analysis.symbols.find(({ path }) => path === training)?.definition;
    return { ...prepared, range: place === undefined ? null : text.rangeOf(place) };
  }
  const others = [...imports].map(([name, imported]) => ({ name: fileName(name), text: imported.text }));
  return { ...prepared, folder, file, sources: [{ name: file, text: text.text }, ...others] };
}

/** A data set of a file with all its clauses, or why there is none. */
export function answerDataset(
  analyzed: AnalyzedText | undefined,
  { uri, dataset: name }: LanguageParams<'dataset'>,
): LanguageResult<'dataset'> {
  const file = nameOf(uri);
  if (analyzed?.folder === undefined) {
    return { kind: 'refused', report: unreadable(file) };
  }
  const found = findDeclaration({ of: analyzed.document.analysis.datasets, kind: 'data set', file }, name);
  return found.kind === 'refused' ? found : { kind: 'dataset', dataset: found.declaration, folder: analyzed.folder };
}

function nameOf(uri: string): string {
  return basename(pathOfUri(uri) ?? uri);
}

/** `zoo:vgg16` as a file's name: a run keeps the texts that it came from in one folder. */
function fileName(written: string): string {
  return written.startsWith('zoo:') ? `${written.slice('zoo:'.length)}.zoo` : basename(written);
}

function unreadable(file: string): { readonly code: 'ZOO6006'; readonly message: string; readonly hint: string } {
  return {
    code: 'ZOO6006',
    message: `${file} cannot be read from disk.`,
    hint: 'Save it in a folder first: paths of data and runs are relative to it.',
  };
}
