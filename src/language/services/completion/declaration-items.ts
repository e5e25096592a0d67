import type { SourceRange } from '#model/source-range';
import { roleOfCall } from '../call-role';
import { plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';

/** The seven declarations, each with its frame. */
export function declarationItems(range: SourceRange): readonly CompletionItem[] {
  return declarations.map(([label, detail, insert]) => ({
    ...plainItem({ label, kind: 'declaration', detail, documentation: detail, range }),
    insert,
  }));
}

const declarations = [
  ['network', 'A thing with weights.', 'network ${1:Name}(${2:image}: ${3:28x28x1}) {\n  ${2:image}\n    -> ${0:dense(10)}\n}'],
  [
    'block',
    'A recipe for several layers, with fresh weights at every use.',
    'block ${1:Name}<${2:channels}>(x) {\n  x -> ${0:conv(${2:channels}, 3x3, relu, pad = same)}\n}',
  ],
  ['dataset', 'Samples with named fields.', 'dataset ${1:digits} = ${0:mnist()}'],
  ['train', 'What is made small, on what, and how.', 'train ${1:name} {\n  data     ${2:digits}\n  minimize $0\n  epochs   ${3:10}\n}'],
  [
    'search',
    'The same training with different settings.',
    'search ${1:tune} of ${2:training} {\n  rate in log(1e-4, 1e-1)\n  maximize val.accuracy\n  using random(${3:20})\n}',
  ],
  ['expect', 'What must hold.', 'expect ${1:Name} { $0 }'],
  ['import', 'Networks and blocks of another file, or of the zoo.', 'import "${1:zoo:vgg16}"'],
] as const;

/** Names that a heading or a source asks for: `search s of lenet`, `expect LeNet5`, `pairs(digits)`. */
export function subjectItems({ analysis }: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const { declaration, before, word } = context;
  const named = (names: Iterable<string>, detail: string): readonly CompletionItem[] =>
    [...names].map((label) => plainItem({ label, kind: 'value', detail, range: word, rank: 1 }));
  if (declaration?.kind === 'search' && before[0] === 'of') {
    return named(analysis.trainings.keys(), 'training');
  }
  if (declaration?.kind === 'expect' && before[0] === 'expect') {
    return [...named(analysis.networks.keys(), 'network'), ...named(analysis.trainings.keys(), 'training')];
  }
  const depth = context.calls.length - 1;
  const isSource = depth >= 0 && roleOfCall(context, depth) === 'source';
  const isOther = declaration?.kind === 'dataset' && isSource;
  return isOther
    ? named(
        [...analysis.datasets.keys()].filter((name) => name !== declaration.name),
        'data set',
      )
    : [];
}
