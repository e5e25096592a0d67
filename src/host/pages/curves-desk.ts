import type { Disposable } from '#base/disposable';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import type { Command } from '#protocol/control';
import type { CurvesToHost, CurvesToPage, RunOrder } from '#protocol/pages/curves-page';
import type { FromCurveReader, ToCurveReader } from '#session/curve-reader-wire';
import type { RunDirectory } from '#store/run-directory';
import { readSampleFile } from '#store/sample-file';
import { toCurveRun } from './curve-run';
import type { DeskRow } from './run-line';
import type { DeskRuns } from './runs-desk';

/** Changes of the runs' heads are told at most so often. */
const tellMs = 250;

/** What the curves page needs of the editor around it. */
export interface CurvesDoors {
  readonly runs: DeskRuns;
  post(message: CurvesToPage): void;
  problem(report: Pick<ErrorReport, 'message' | 'hint'>): void;
  isVisible(): boolean;
  isTrusted(): boolean;
  /** Starts the thread that reads the curves of these runs. */
  startReader(runs: readonly RunDirectory[], listener: ReaderListener): CurveDataReader;
  /** Does what a command of the editor does to the run. */
  order(order: RunOrder, key: string): void;
  /** @throws NeurozooError ZOO5002 without trust, ZOO3005 when the run is not training */
  control(run: RunDirectory, command: Command): void;
  /** Lets a person choose runs to lay over these. */
  addRun(keys: readonly string[]): void;
  compare(keys: readonly string[]): void;
  saveFile(name: string, bytes: Uint8Array): Promise<void>;
}

/** The thread's end as the desk needs it; `CurveReader` is one. */
export interface CurveDataReader extends Disposable {
  tell(message: ToCurveReader): void;
}

/** Who hears the thread. */
export interface ReaderListener {
  onMessage(message: FromCurveReader): void;
  onDidEnd(error: NeurozooError): void;
}

/** Answers the curves page: passes on between it and the thread that reads, tells how the runs stand, does what a person asks for. */
export interface CurvesDesk extends Disposable {
  onDidShow(): void;
  onMessage(message: CurvesToHost): void | Promise<void>;
}

/** @param keys as in `CatalogRow.key`, each once; their places are the runs' numbers on the page */
export function createCurvesDesk(doors: CurvesDoors, keys: readonly string[]): CurvesDesk {
  return new Desk(doors, keys);
}

/** A file that waits for its content. */
interface Saving {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: NeurozooError) => void;
}

class Desk implements CurvesDesk {
  readonly #doors: CurvesDoors;
  readonly #keys: readonly string[];
  readonly #listening: { dispose(): unknown };
  /** The runs that are read by the thread, by the thread's numbers: those that could be found when it started. */
  #read: readonly { readonly run: number; readonly directory: RunDirectory }[] = [];
  #reader: CurveDataReader | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The page's last view, for a thread that is started later. */
  #look: Extract<CurvesToHost, { kind: 'look' }> | undefined;
  readonly #samples = new Map<number, readonly { readonly file: string }[]>();
  readonly #saving = new Map<number, Saving>();
  #orders = 0;
  #told = '';

  constructor(doors: CurvesDoors, keys: readonly string[]) {
    this.#doors = doors;
    this.#keys = keys;
    this.#listening = doors.runs.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#tellRuns();
      }, tellMs);
    });
  }

  onDidShow(): void {
    this.#told = '';
    this.#tellRuns();
    this.#reader?.tell({ kind: 'again' });
  }

  async onMessage(message: CurvesToHost): Promise<void> {
    switch (message.kind) {
      case 'look':
        this.#look = message;
        this.#reader?.tell(message);
        return;
      case 'taken':
      case 'again':
      case 'table':
        this.#reader?.tell(message);
        return;
      case 'csv':
        await this.#saveCsv(message.runs);
        return;
      case 'sample':
        this.#showSample(message.run, message.sample);
        return;
      case 'order':
        this.#doors.order(message.order, this.#keyOf(message.run));
        return;
      case 'setRate':
        this.#doors.control(this.#find(message.run), { kind: 'setRate', rate: message.rate, objective: message.objective });
        return;
      case 'addRun':
        this.#doors.addRun(this.#keys);
        return;
      case 'compare':
        this.#doors.compare(this.#keys);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#reader?.dispose();
  }

  #tellRuns(): void {
    const rows = this.#keys.map((key) => this.#doors.runs.find(key));
    this.#startReader(rows);
    const runs = this.#keys.map((key, index) => toCurveRun(key, rows[index]?.row));
    const message: CurvesToPage = { kind: 'runs', runs, isTrusted: this.#doors.isTrusted() };
    const text = JSON.stringify(message);
    if (text === this.#told) return;
    this.#told = this.#doors.isVisible() ? text : '';
    this.#doors.post(message);
  }

  /** Starts the thread with the runs that are there; anew when another one has appeared, as after a restart of the editor. */
  #startReader(rows: readonly (DeskRow | undefined)[]): void {
    const found = rows.flatMap((row, run) => (row === undefined ? [] : [{ run, directory: row.row.directory }]));
    if (found.length === 0 || (this.#reader !== undefined && found.length <= this.#read.length)) return;
    this.#reader?.dispose();
    this.#read = found;
    this.#reader = this.#doors.startReader(
      found.map(({ directory }) => directory),
      {
        onMessage: (message) => {
          this.#pass(message);
        },
        onDidEnd: (error) => {
          this.#onDidEnd(error);
        },
      },
    );
    if (this.#look !== undefined) this.#reader.tell(this.#look);
  }

  #pass(message: FromCurveReader): void {
    switch (message.kind) {
      case 'frame': {
        const { frame } = message;
        const series = frame.series.map((one) => ({ ...one, run: this.#runOf(one.run) }));
        const pulses = frame.pulses.map((one) => ({ ...one, run: this.#runOf(one.run) }));
        // A hidden page takes nothing and asks for nothing: it is told everything when it is shown again.
        this.#doors.post({ kind: 'frame', frame: { ...frame, series, pulses } });
        return;
      }
      case 'happened': {
        const run = this.#runOf(message.run);
        this.#samples.set(run, message.samples);
        const samples = message.samples.map(({ show, step, epoch }) => ({ show, step, epoch }));
        this.#doors.post({ kind: 'happened', run, events: [...message.events], samples, recipe: [...message.recipe] });
        return;
      }
      case 'table':
        this.#doors.post({ kind: 'table', tables: message.tables.map((table) => ({ ...table, run: this.#runOf(table.run) })) });
        return;
      case 'csv':
        this.#saving.get(message.order)?.resolve(message.bytes);
        this.#saving.delete(message.order);
    }
  }

  #onDidEnd(error: NeurozooError): void {
    this.#reader = undefined;
    this.#doors.problem(error.toReport());
    for (const { reject } of this.#saving.values()) reject(error);
    this.#saving.clear();
  }

  async #saveCsv(runs: readonly number[]): Promise<void> {
    const reader = this.#reader;
    if (reader === undefined) return;
    const names = Object.fromEntries(
      this.#read.flatMap(({ run, directory }, index) => (runs.includes(run) ? [[index, directory.id]] : [])),
    );
    const order = this.#orders++;
    this.#doors.post({ kind: 'exporting', isBusy: true });
    const made = new Promise<Uint8Array>((resolve, reject) => {
      this.#saving.set(order, { resolve, reject });
      reader.tell({ kind: 'csv', order, names });
    });
    const bytes = await made.finally(() => {
      this.#doors.post({ kind: 'exporting', isBusy: false });
    });
    await this.#doors.saveFile(`${Object.values(names).join('-').slice(0, 100)}.csv`, bytes);
  }

  #showSample(run: number, sample: number): void {
    const file = this.#samples.get(run)?.[sample]?.file;
    if (file === undefined) return;
    const base64 = Buffer.from(readSampleFile(this.#find(run), file)).toString('base64');
    this.#doors.post({ kind: 'sample', run, sample, url: `data:image/png;base64,${base64}` });
  }

  /** The page's number of a run that the thread calls by its own. */
  #runOf(index: number): number {
    return this.#read[index]?.run ?? index;
  }

  #keyOf(run: number): string {
    const key = this.#keys[run];
    if (key === undefined) throw gone(String(run));
    return key;
  }

  #find(run: number): RunDirectory {
    const key = this.#keyOf(run);
    const row = this.#doors.runs.find(key);
    if (row === undefined) throw gone(key);
    return row.row.directory;
  }
}

function gone(key: string): NeurozooError {
  return new NeurozooError({
    code: 'ZOO3001',
    message: `There is no run \`${key}\` any more.`,
    hint: 'It may have been deleted elsewhere.',
  });
}
