import { inEnglish, type Translate } from '#base/translate';
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
export function parameterWords(callable: Callable, parameter: CallableParameter, t: Translate = inEnglish): string {
  const { spec } = parameter;
  const facts = [
    parameter.default === undefined ? t('needed') : t('default {0}', `\`${parameter.default}\``),
    ...(spec?.choices === undefined ? [] : [t('one of {0}', spec.choices.map((choice) => `\`${choice}\``).join(', '))]),
    ...(spec?.minimum === undefined ? [] : [t('at least {0}', spec.minimum)]),
    ...(spec?.maximum === undefined ? [] : [t('at most {0}', spec.maximum)]),
  ];
  return `**${callable.name}** · \`${parameter.name}\`: ${parameter.meaning}\n\n${facts.join(', ')}`;
}
