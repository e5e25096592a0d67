import { taskWords, type TaskWord } from '../manifest/task-words';

/** What a task of `tasks.json` asks for. */
export interface NeurozooTask {
  readonly task: TaskWord;
  /** Relative to the workspace folder. */
  readonly file: string;
  readonly training?: string;
}

/** What a definition of `tasks.json` asks for; undefined where it is none that can be run. */
export function toNeurozooTask(definition: Readonly<Record<string, unknown>>): NeurozooTask | undefined {
  const { task, file, training } = definition;
  const word = taskWords.find((candidate) => candidate === task);
  if (word === undefined || typeof file !== 'string') return undefined;
  return { task: word, file, ...(typeof training === 'string' ? { training } : {}) };
}

/** The words of the command line. What a person has written begins so that nothing of it is taken for an option. */
export function taskArguments({ task, file, training }: NeurozooTask): readonly string[] {
  return [task, file.startsWith('-') ? `./${file}` : file, ...(training === undefined || training.startsWith('-') ? [] : [training])];
}

/** `check lenet5.zoo`. */
export function taskName({ task, file, training }: NeurozooTask): string {
  return [task, file, ...(training === undefined ? [] : [training])].join(' ');
}
