import { signatureOf, type Callable, type CallableParameter } from '../callable';

/** A thing that can be called, in Markdown: signature, what it does, formula, paper. */
export function callableWords(callable: Callable): string {
  const parts = [
    `\`\`\`zoo\n${signatureOf(callable).label}\n\`\`\``,
    callable.summary,
    ...(callable.formula === undefined ? [] : [formulaWords(callable.formula)]),
    ...(callable.reference === undefined || callable.reference === '' ? [] : [referenceWords(callable.reference)]),
  ];
  return parts.join('\n\n');
}

/** A formula stands as it is, so that no sign of it is taken for Markdown. */
export function formulaWords(formula: string): string {
  return `\`${formula}\``;
}

/** A paper, in italics. */
export function referenceWords(reference: string): string {
  return `*${reference}*`;
}

/** One argument, in Markdown. */
export function parameterWords(callable: Callable, parameter: CallableParameter): string {
  const { spec } = parameter;
  const facts = [
    parameter.default === undefined ? 'needed' : `default \`${parameter.default}\``,
    ...(spec?.choices === undefined ? [] : [`one of ${spec.choices.map((choice) => `\`${choice}\``).join(', ')}`]),
    ...(spec?.minimum === undefined ? [] : [`at least ${String(spec.minimum)}`]),
    ...(spec?.maximum === undefined ? [] : [`at most ${String(spec.maximum)}`]),
  ];
  return `**${callable.name}** · \`${parameter.name}\`: ${parameter.meaning}\n\n${facts.join(', ')}`;
}
