import type { LoadedProgram, TargetSession } from '#runtime/target';
import type { Program } from '#program/program';

/** Loaded programs by name, each recorded when it is first asked for: one for every batch size and set of objectives that a training meets. */
export class ProgramShelf {
  readonly #session: TargetSession;
  readonly #loaded = new Map<string, LoadedProgram>();

  constructor(session: TargetSession) {
    this.#session = session;
  }

  /** The program of that name; `record` makes it the first time. */
  async get(name: string, record: () => Program): Promise<LoadedProgram> {
    const known = this.#loaded.get(name);
    if (known !== undefined) {
      return known;
    }
    const loaded = await this.#session.load(record());
    this.#loaded.set(name, loaded);
    return loaded;
  }
}
