import { compareArchitectures } from '#diagram/compare-architectures';
import type { RunsToHost } from '#protocol/pages/runs-page';
import { compareRuns, type RunToCompare } from '#session/compare-runs';
import { baselineKeys } from '../runs/baseline-keys';
import type { RunsDesk, RunsDoors } from './runs-desk';

/** How long a change waits for others before the runs are compared anew: a run that trains changes all the time. */
const waitMs = 1_500;

/**
 * Answers a comparison: tells it, and tells it anew when one of its runs has changed.
 *
 * @param desk answers what is the same as in the table: pinning, opening curves
 */
export function createComparisonDesk(doors: RunsDoors, keys: readonly string[], desk: RunsDesk): RunsDesk {
  return new ComparisonDesk(doors, keys, desk);
}

class ComparisonDesk implements RunsDesk {
  readonly #doors: RunsDoors;
  readonly #keys: readonly string[];
  readonly #desk: RunsDesk;
  readonly #listening: { dispose(): unknown };
  #timer: NodeJS.Timeout | undefined;
  /** What the last comparison was made of. */
  #compared: readonly unknown[] = [];
  #isDisposed = false;

  constructor(doors: RunsDoors, keys: readonly string[], desk: RunsDesk) {
    this.#doors = doors;
    this.#keys = keys;
    this.#desk = desk;
    this.#listening = doors.runs.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        if (this.#isOutdated()) void this.#compare();
      }, waitMs);
    });
  }

  onDidShow(): void {
    this.#doors.post({ kind: 'view', view: 'comparison', keys: [...this.#keys] });
    void this.#compare();
  }

  onMessage(message: RunsToHost): void {
    this.#desk.onMessage(message);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#desk.dispose();
  }

  #isOutdated(): boolean {
    const now = this.#marks();
    return now.length !== this.#compared.length || now.some((mark, index) => mark !== this.#compared[index]);
  }

  /** A row that was not read again is the same object; which run is the baseline may change with any other. */
  #marks(): readonly unknown[] {
    return this.#runs().flatMap(({ row, isBaseline }) => [row, isBaseline]);
  }

  #runs(): readonly RunToCompare[] {
    const rows = this.#doors.runs.rows();
    const baselines = baselineKeys(rows);
    return this.#keys.flatMap((key) => {
      const row = rows.find((found) => found.key === key)?.row;
      return row?.kind === 'run' ? [{ key, row, isBaseline: baselines.has(key) }] : [];
    });
  }

  async #compare(): Promise<void> {
    this.#compared = this.#marks();
    const comparison = await compareRuns(this.#runs(), { compareNetworks: compareArchitectures });
    if (!this.#isDisposed) this.#doors.post({ kind: 'comparison', comparison });
  }
}
