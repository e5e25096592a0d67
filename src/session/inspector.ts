import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Disposable } from '#base/disposable';
import { LineSplitter } from '#base/line-splitter';
import { NeurozooError } from '#base/neurozoo-error';
import {
  parseInspectionAnswer,
  toInspectionText,
  type Inspection,
  type InspectionAnswer,
  type InspectionProgress,
} from '#protocol/inspection';
import type { SpawnPermission } from './spawn-permission';
import { trainerEnvironment } from './trainer-environment';

/** Answers that are no failure. */
export type InspectionResult<K extends Inspection['kind']> = Extract<InspectionAnswer, { kind: K }>;

/** How the inspector is started and when it is given up. */
export interface InspectorOptions {
  /** Absolute path of the inspector's bundle. */
  readonly script: string;
  /** Asked before each question. */
  readonly permission: SpawnPermission;
  /** Ends the process when it fires. */
  readonly interrupted?: AbortSignal;
  /** A process that has not been asked for so long ends, and the next question starts another. Left out: it stays until it is disposed. */
  readonly idleMs?: number;
}

/** A longer answer than this, in characters, is a defect. */
const longestAnswer = 256 * 1024 * 1024;

/**
 * A process that answers questions about runs, data and the machine, one after the other, and keeps open what it has read, so that the second question
 * about a run is answered at once. It starts with the first question. Questions go to its standard input, so that nothing of the user's is an argument.
 */
export class Inspector implements Disposable {
  readonly #options: InspectorOptions;
  #conversation: Conversation | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: InspectorOptions) {
    this.#options = options;
  }

  /**
   * Asks, after the questions before it are answered.
   *
   * @throws NeurozooError what the process reports; ZOO3030 when it ends without an answer
   */
  async ask<K extends Inspection['kind']>(
    inspection: Extract<Inspection, { kind: K }>,
    onProgress: (progress: InspectionProgress) => void = () => undefined,
  ): Promise<InspectionResult<K>> {
    const answer = this.#last.then(() => this.#askNow(inspection, onProgress));
    this.#last = answer.catch(() => undefined);
    this.#waiting += 1;
    clearTimeout(this.#idle);
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
      this.#endWhenIdle();
    }
  }

  /** Gives up the question that is being answered; the next one starts a process anew. */
  interrupt(): void {
    this.#conversation?.kill();
  }

  dispose(): void {
    clearTimeout(this.#idle);
    this.#conversation?.kill();
  }

  async #askNow<K extends Inspection['kind']>(
    inspection: Extract<Inspection, { kind: K }>,
    onProgress: (progress: InspectionProgress) => void,
  ): Promise<InspectionResult<K>> {
    this.#options.permission();
    if (this.#conversation?.isOver !== false) this.#conversation = new Conversation(this.#options);
    const answer = await this.#conversation.ask(inspection, onProgress);
    if (answer.kind === 'failed') throw new NeurozooError(answer.report);
    if (isAnswerTo(answer, inspection.kind)) return answer;
    throw new NeurozooError({ code: 'ZOO3030', message: 'The process that was asked answered another question.' });
  }

  #endWhenIdle(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined || this.#waiting > 0) return;
    this.#idle = setTimeout(() => {
      this.#conversation?.kill();
    }, idleMs);
    this.#idle.unref();
  }
}

function isAnswerTo<K extends Inspection['kind']>(answer: InspectionAnswer, kind: K): answer is InspectionResult<K> {
  return answer.kind === kind;
}

interface Pending {
  readonly onProgress: (progress: InspectionProgress) => void;
  readonly resolve: (answer: InspectionAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** One process, from its start to its end. */
class Conversation {
  readonly #child: ChildProcessWithoutNullStreams;
  #pending: Pending | undefined;
  #failure: Error | undefined;
  #complaint = '';
  #isOver = false;

  constructor({ script, interrupted }: InspectorOptions) {
    this.#child = spawn(process.execPath, ['--disallow-code-generation-from-strings', '--disable-proto=delete', script], {
      shell: false,
      windowsHide: true,
      env: trainerEnvironment(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(interrupted === undefined ? {} : { signal: interrupted }),
    });
    const lines = new LineSplitter((line) => {
      this.#take(line);
    });
    this.#child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      lines.push(piece);
      if (lines.pending > longestAnswer) this.kill();
    });
    this.#child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      this.#complaint = (this.#complaint + piece).slice(-2000);
    });
    this.#child.stdin.on('error', () => undefined);
    this.#child.once('error', (error) => {
      this.#end(error);
    });
    this.#child.once('close', () => {
      this.#end(
        new NeurozooError({ code: 'ZOO3030', message: `The process that was asked ended without an answer. ${this.#complaint}`.trim() }),
      );
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  ask(inspection: Inspection, onProgress: (progress: InspectionProgress) => void): Promise<InspectionAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      this.#pending = { onProgress, resolve, reject };
      this.#child.stdin.write(`${toInspectionText(inspection)}\n`);
    });
  }

  kill(): void {
    this.#isOver = true;
    this.#child.kill();
  }

  #take(line: string): void {
    const parsed = parseInspectionAnswer(line);
    if (parsed.kind === 'invalid') {
      this.#end(
        new NeurozooError({ code: 'ZOO3030', message: `The process that was asked gave an answer that cannot be read. ${parsed.problem}` }),
      );
      this.kill();
    } else if (parsed.value.kind === 'progress') {
      this.#pending?.onProgress(parsed.value);
    } else {
      const pending = this.#pending;
      this.#pending = undefined;
      pending?.resolve(parsed.value);
    }
  }

  #end(error: Error): void {
    this.#isOver = true;
    this.#failure ??= error;
    this.#pending?.reject(this.#failure);
    this.#pending = undefined;
  }
}
