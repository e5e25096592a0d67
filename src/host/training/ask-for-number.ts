import { window } from 'vscode';
import { t } from '../words/editor-words';
import { numberProblem, parseSetting, type NumberLimits } from './number-limits';

/** A question for a number, with what it must fit. */
export interface NumberQuestion extends NumberLimits {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
}

/** Asks for a number and refuses what is none while it is typed; undefined: the person has left. */
export async function askForNumber({ title, prompt, value, ...limits }: NumberQuestion): Promise<number | undefined> {
  const text = await window.showInputBox({
    title,
    prompt,
    ...(value === undefined ? {} : { value }),
    validateInput: (typed) => numberProblem(typed, limits, t),
  });
  return text === undefined ? undefined : parseSetting(text);
}
