import { datasetClauseCatalogue, trainClauseCatalogue, type ClauseDescription } from '#model/clause-catalogue';
import { settingNames } from '#model/override-recipe';
import { backendNames, precisionNames } from '#model/training-defaults';
import { callablesAt, joiningKinds } from '../callables-at';
import { roleAt, type CallRole } from '../call-role';
import { escapeSnippet, plainItem, type CompletionItem } from '../completion-item';
import type { CursorContext } from '../cursor-context';
import type { EditorDocument } from '../editor-document';
import { callableItem } from './callable-item';
import { nameItems } from './name-items';

/** Everything that may be called at the caret, by the role of its place. */
export function callItems(document: EditorDocument, context: CursorContext, role: CallRole): readonly CompletionItem[] {
  const isFollowedByBracket = document.text[context.word.end] === '(';
  return [...callablesAt(document, role).values()]
    .filter(({ name }) => !(role === 'step' && joiningKinds.has(name)) && name !== context.declaration?.name)
    .filter(({ name }) => role !== 'rule' || name === rules.get(context.clause ?? ''))
    .map((callable) => callableItem(callable, context.word, isFollowedByBracket))
    .map((item) => (item.kind === 'network' || item.kind === 'block' ? { ...item, rank: 2 } : item));
}

const rules: ReadonlyMap<string, string> = new Map([
  ['stop', 'early'],
  ['keep', 'best'],
  ['batch', 'balanced'],
]);

/** A body of a network: names, steps, and the words that begin a statement. */
export function networkItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const steps = callItems(document, context, 'step');
  const [previous] = context.before;
  if (previous === '->' || previous === ':' || previous === '[') {
    const layers = nameItems(document, context).filter(({ detail }) => detail.startsWith('layer'));
    return [...steps.map((item) => ({ ...item, rank: 2 })), ...layers.map((item) => ({ ...item, rank: 3 }))];
  }
  const range = context.word;
  const words = [
    wordItem({
      label: 'layer',
      insert: 'layer ${1:name} = ${2:dense(64)}',
      documentation: 'A layer to be used several times with the same weights.',
    }),
    wordItem({ label: 'return', insert: 'return ${1:mean} = ${2:h}', documentation: 'Outputs by name.' }),
    wordItem({ label: 'if', insert: 'if ${1:stride > 1} { $2 } else { $3 }', documentation: 'Chooses by a hyper-parameter.' }),
  ].map((item) => ({ ...item, range }));
  return [...nameItems(document, context), ...steps, ...words];
}

/** A body of a training. */
export function trainItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const role = roleAt(context);
  const values = [...clauseValues(document, context), ...(role === undefined ? [] : callItems(document, context, role))];
  const isOpen = expectsValue(context);
  const names = role === 'equation' || role === 'metric' ? nameItems(document, context) : [];
  return isOpen ? [...names, ...values] : [...values, ...names, ...clauseStarts(document, context)];
}

const openSigns: ReadonlySet<string> = new Set([
  '=',
  '~',
  '+',
  '-',
  '*',
  '/',
  '(',
  ',',
  'minimize',
  'maximize',
  'optimizer',
  'using',
  'over',
  'data',
  'report',
  'show',
  'as',
  'stop',
  'keep',
]);

/** Whether the last word or sign wants something behind it. */
function expectsValue({ before }: CursorContext): boolean {
  return before[0] !== undefined && openSigns.has(before[0]);
}

function clauseValues({ analysis }: EditorDocument, { clause, before, word }: CursorContext): readonly CompletionItem[] {
  const named = (names: Iterable<string>, detail: string): readonly CompletionItem[] =>
    [...names].map((label) => plainItem({ label, kind: 'value', detail, range: word, rank: 1 }));
  switch (clause) {
    case 'data':
      return before[0] === 'data' ? named(analysis.datasets.keys(), 'data set') : [];
    case 'backend':
      return before[0] === 'backend' ? named(backendNames, 'backend') : [];
    case 'precision':
      return before[0] === 'precision' ? named(precisionNames, 'precision') : [];
    case 'over':
    case 'freeze':
    case 'start':
      return named(analysis.networks.keys(), 'network');
    default:
      return [];
  }
}

const objectiveWords = [
  wordItem({
    label: 'minimize',
    insert: 'minimize ${1:crossEntropy(Network(image), label)}',
    documentation: 'An equation to make small.',
    leadsOn: true,
  }),
  wordItem({ label: 'maximize', insert: 'maximize $1', documentation: 'An equation to make large.', leadsOn: true }),
];
const objectiveParts = [
  wordItem({ label: 'over', insert: 'over ', documentation: 'What the objective updates.', leadsOn: true }),
  wordItem({ label: 'using', insert: 'using ', documentation: 'Its own optimiser.', leadsOn: true }),
  wordItem({ label: 'every', insert: 'every ${1:5} steps', documentation: 'Runs in every so many steps.' }),
];

function clauseStarts(document: EditorDocument, { clause, word }: CursorContext): readonly CompletionItem[] {
  const parts = clause === 'minimize' || clause === 'maximize' || clause === 'over' || clause === 'using' ? objectiveParts : [];
  const form = clause === 'show' ? [wordItem({ label: 'as', insert: 'as ', documentation: 'How it is shown.', leadsOn: true })] : [];
  const written = writtenClauses(document, word);
  const clauses = Object.entries(trainClauseCatalogue).filter(([name, { repeatable }]) => repeatable || !written.has(name));
  return [...parts, ...form, ...objectiveWords, ...clauses.map(([name, row]) => clauseItem(name, row))].map((item) => ({
    ...item,
    range: word,
  }));
}

/** Words that stand in the text already; a clause that may stand only once is not offered again. */
function writtenClauses({ parsed }: EditorDocument, { start }: CursorContext['word']): ReadonlySet<string> {
  const last = parsed.tokens.findLastIndex(({ image, startOffset }) => startOffset < start && image === 'train');
  return new Set(
    parsed.tokens
      .slice(last + 1)
      .filter(({ startOffset }) => startOffset < start)
      .map(({ image }) => image),
  );
}

/** Clauses of a data set, and what they take. */
export function datasetItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const role = roleAt(context);
  const values = role === undefined ? [] : callItems(document, context, role);
  const clauses = Object.entries(datasetClauseCatalogue).map(([name, row]) => ({ ...clauseItem(name, row), range: context.word }));
  return [...values.map((item) => ({ ...item, rank: 1 })), ...clauses];
}

/** A body of a search. */
export function searchItems(document: EditorDocument, context: CursorContext): readonly CompletionItem[] {
  const { analysis } = document;
  const role = roleAt(context);
  const calls = role === undefined ? [] : callItems(document, context, role);
  if (context.before[0] === 'using' || context.before[0] === 'in') {
    return calls;
  }
  const range = context.word;
  const [recipe] = analysis.trainings.values();
  const settings = recipe === undefined ? [] : settingNames(recipe).filter((name) => name !== 'precision' && name !== 'backend');
  const goals = [
    wordItem({ label: 'maximize', insert: 'maximize val.${1:accuracy}', documentation: 'The number to make large.' }),
    wordItem({ label: 'minimize', insert: 'minimize val.${1:loss}', documentation: 'The number to make small.' }),
    wordItem({ label: 'using', insert: 'using ', documentation: 'How to search.', leadsOn: true }),
  ];
  return [
    ...settings.map((name) => ({
      ...plainItem({ label: name, kind: 'value', detail: 'setting', range }),
      insert: `${escapeSnippet(name)} in `,
    })),
    ...[...analysis.networks.keys()].map((label) => plainItem({ label, kind: 'network', detail: 'network', range })),
    ...parts.map((label) => plainItem({ label, kind: 'value', detail: 'part of the data', range })),
    ...goals.map((item) => ({ ...item, range })),
  ];
}

const parts = ['train', 'val', 'test'] as const;

/** A body of expectations. */
export function expectItems({ analysis }: EditorDocument, { declaration, word }: CursorContext): readonly CompletionItem[] {
  const network = analysis.networks.get(declaration?.name ?? '');
  const forNetwork = [
    wordItem({ label: 'parameters', insert: 'parameters = ${1:1000}', documentation: 'How many trained numbers.' }),
    wordItem({ label: 'macs', insert: 'macs <= ${1:1M}', documentation: 'Multiply-adds for one sample.' }),
    wordItem({ label: 'output', insert: 'output = ${1:10}', documentation: 'The shape that it gives.' }),
  ];
  const forTraining = [
    wordItem({ label: 'test', insert: 'test.${1:accuracy} >= ${2:99%}', documentation: 'A number measured after training.' }),
    wordItem({ label: 'val', insert: 'val.${1:loss} <= ${2:0.1}', documentation: 'A number measured after training.' }),
    wordItem({ label: 'deterministic', insert: 'deterministic', documentation: 'Two runs give the same numbers.' }),
    wordItem({ label: 'overfits', insert: 'overfits ${1:8}', documentation: 'It can learn so many samples by heart.' }),
  ];
  const names = Object.keys(network?.names ?? {}).map((label) => plainItem({ label, kind: 'value', detail: 'layer', range: word }));
  return [...(network === undefined ? forTraining : forNetwork).map((item) => ({ ...item, range: word })), ...names];
}

function clauseItem(name: string, { form, meaning, default: without }: ClauseDescription): CompletionItem {
  const documentation = `\`\`\`zoo\n${form}\n\`\`\`\n\n${meaning}\n\nWithout it: ${without}.`;
  return wordItem({ label: name, insert: form === name ? name : `${name} `, documentation, detail: form, leadsOn: form !== name });
}

function wordItem(item: Pick<CompletionItem, 'label' | 'insert' | 'documentation'> & Partial<CompletionItem>): CompletionItem {
  return { kind: 'clause', detail: '', range: { start: 0, end: 0 }, rank: 4, leadsOn: false, ...item };
}
