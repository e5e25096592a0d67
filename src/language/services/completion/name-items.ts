import type { Field } from '#model/dataset-recipe';
import { formatShape } from '#model/tensor-type';
import { formatType } from '../../training/explain-recipe';
import { plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { countTokensBefore } from '../tokens-at';
import { declaredWords } from './declared-words';

/** Names that hold at the caret: what the declaration gives, and in a training the fields of its data. */
export function nameItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const range = context.word;
  const network = document.analysis.networks.get(context.declaration?.name ?? '');
  const own = declaredWords(document, context).map(({ name, what }) => {
    const node = network?.nodes[network.names[name] ?? -1];
    const detail = node === undefined ? what : `${what} ${formatShape(node.output.shape)}`;
    return plainItem({ label: name, kind: 'value', detail, range, rank: 1 });
  });
  return [...own, ...fieldItems(document, context)];
}

function fieldItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const seen = new Set<string>();
  return fieldsAt(document, context).flatMap(({ name, type }) => {
    const [first = name, ...more] = name.split('.');
    if (seen.has(first)) {
      return [];
    }
    seen.add(first);
    const detail = more.length === 0 ? `field ${formatType(type)}` : 'fields of one of the data sets';
    return [plainItem({ label: first, kind: 'field', detail, range: context.word, rank: 1 })];
  });
}

/** The fields of the data set that the training around the caret names. */
export function fieldsAt({ parsed, analysis }: EditorDocument, { declaration }: CursorContext): readonly Field[] {
  if (declaration?.kind !== 'train') {
    return [];
  }
  const { tokens } = parsed;
  const first = countTokensBefore(tokens, declaration.start);
  const data = tokens.findIndex(({ image }, index) => index > first && image === 'data');
  return analysis.datasets.get(tokens[data + 1]?.image ?? '')?.fields ?? [];
}
