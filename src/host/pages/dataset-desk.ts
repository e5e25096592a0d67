import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import type { DatasetRecipe } from '#model/dataset-recipe';
import { toInspectionAnswerText } from '#protocol/inspection';
import type { DatasetToHost, DatasetToPage } from '#protocol/pages/dataset-page';
import type { InspectorGate } from './ask-inspector';

/** A data set as the text declares it now. */
export interface Declaration {
  readonly dataset: DatasetRecipe;
  /** Data paths are relative to it. */
  readonly folder: string;
}

/** What a data set's page needs of the editor around it. */
export interface DatasetDoors {
  readonly uri: string;
  readonly name: string;
  /** The file's name, for people. */
  readonly file: string;
  /** Asks the language server. @throws NeurozooError where the text has no such data set, or errors in it */
  declaration(): Promise<Declaration>;
  readonly inspector: InspectorGate;
  post(message: DatasetToPage): void;
  openFile(): Promise<void>;
}

/** Answers the page of a data set. */
export interface DatasetDesk extends Disposable {
  onDidShow(): Promise<void>;
  onMessage(message: DatasetToHost): Promise<void>;
}

/** The split of a data set that no training asks for is that of a training without a seed. */
const defaultSeed = 1;

/** @param reads whether to read the data when the page is shown: a person asked for it; a page that the editor brought back waits */
export function createDatasetDesk(doors: DatasetDoors, { reads }: { readonly reads: boolean }): DatasetDesk {
  return new Desk(doors, reads);
}

class Desk implements DatasetDesk {
  readonly #doors: DatasetDoors;
  #reads: boolean;
  /** What was read, and the answer's text. */
  #read: { readonly declaration: Declaration; readonly text: string } | undefined;
  /** The number of the reading under way; 0: none. */
  #reading = 0;
  #readings = 0;
  #isDisposed = false;

  constructor(doors: DatasetDoors, reads: boolean) {
    this.#doors = doors;
    this.#reads = reads;
  }

  async onDidShow(): Promise<void> {
    const { uri, name, file } = this.#doors;
    this.#doors.post({ kind: 'dataset', uri, name, file });
    if (this.#reading > 0) {
      this.#doors.post({ kind: 'progress', stage: 'reading', done: 0, total: null });
    } else if (this.#read !== undefined) {
      this.#doors.post({ kind: 'report', text: this.#read.text });
    } else if (this.#reads) {
      await this.#readData();
    } else {
      this.#doors.post({ kind: 'unread' });
    }
  }

  async onMessage(message: DatasetToHost): Promise<void> {
    switch (message.kind) {
      case 'read':
        await this.#readData();
        break;
      case 'interrupt':
        this.#giveUp();
        break;
      case 'look':
        await this.#look(message);
        break;
      case 'openFile':
        await this.#doors.openFile();
        break;
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#doors.inspector.dispose();
  }

  async #readData(): Promise<void> {
    // Files may have changed since, so a fresh process reads them.
    if (this.#reading > 0 || this.#read !== undefined) this.#doors.inspector.interrupt();
    const number = ++this.#readings;
    this.#reading = number;
    this.#reads = true;
    this.#read = undefined;
    this.#doors.post({ kind: 'progress', stage: 'reading', done: 0, total: null });
    try {
      const declaration = await this.#doors.declaration();
      const answer = await this.#doors.inspector.ask(
        { version: 1, kind: 'dataset', ...declaration, seed: defaultSeed },
        ({ stage, done, total }) => {
          if (this.#reading === number) this.#doors.post({ kind: 'progress', stage, done, total });
        },
      );
      if (this.#reading !== number) return;
      this.#read = { declaration, text: toInspectionAnswerText(answer) };
      this.#doors.post({ kind: 'report', text: this.#read.text });
    } catch (error) {
      // Given up: the page knows already, or another reading tells.
      if (this.#reading !== number || this.#isDisposed) return;
      if (!(error instanceof NeurozooError)) throw error;
      this.#doors.post({ kind: 'missing', message: error.message, hint: error.hint ?? null });
    } finally {
      if (this.#reading === number) this.#reading = 0;
    }
  }

  #isShown(declaration: Declaration): boolean {
    return !this.#isDisposed && this.#read?.declaration === declaration;
  }

  #giveUp(): void {
    if (this.#reading === 0) return;
    this.#reading = 0;
    this.#doors.inspector.interrupt();
    this.#doors.post({ kind: 'unread' });
  }

  async #look({ request, part, indices, draw }: Extract<DatasetToHost, { kind: 'look' }>): Promise<void> {
    if (this.#read === undefined) return;
    const { declaration } = this.#read;
    try {
      const of = { kind: 'dataset' as const, ...declaration, seed: defaultSeed };
      const answer = await this.#doors.inspector.ask({ version: 1, kind: 'samples', of, part, indices: [...indices], draw });
      this.#doors.post({ kind: 'samples', request, text: toInspectionAnswerText(answer) });
    } catch (error) {
      // Reading anew and closing the page end the process under a question.
      if (this.#isShown(declaration)) throw error;
    }
  }
}
