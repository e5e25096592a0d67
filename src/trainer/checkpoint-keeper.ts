import type { NeurozooError } from '#base/neurozoo-error';
import type { MetricReference } from '#model/recipe';
import type { Attempt } from './attempt';
import { isCheckpointDue, type SavingSoFar } from './checkpoint-policy';
import { refusalOf } from './patient-log';
import type { PreparedTraining } from './prepared-training';
import { takeSnapshot, writeSnapshot, type SavePoint, type TrainingSnapshot } from './save-training';
import type { TrainerEnvironment } from './trainer-environment';

/** What the keeper works with. */
export interface KeeperTools {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
  readonly environment: TrainerEnvironment;
}

/** After a failure the disk is left alone for so long, unless someone asks. */
const retryMs = 30_000;

/** So often the last checkpoint of a training is tried before the training counts as failed. */
const lastTries = 20;

/**
 * Writes checkpoints when they are due. The best one may wait in memory while the disk has had its share of the time; every checkpoint that is written
 * later goes out after it, so that whoever resumes finds the best of all that was before.
 */
export class CheckpointKeeper {
  readonly #tools: KeeperTools;
  #saving: SavingSoFar;
  #best: { readonly snapshot: TrainingSnapshot; readonly reference: MetricReference } | undefined;
  #restUntilMs = Number.NEGATIVE_INFINITY;

  /** @param epoch epochs done when the training begins */
  constructor(tools: KeeperTools, epoch: number) {
    this.#tools = tools;
    const beganMs = tools.environment.nowMs();
    this.#saving = { beganMs, spentMs: 0, last: { epoch, atMs: beganMs, tookMs: 0 } };
  }

  /** Takes in that this point is the best so far. @throws NeurozooError ZOO3041 when a weight is not finite */
  async keepBest(point: SavePoint, reference: MetricReference): Promise<void> {
    this.#best = { snapshot: await takeSnapshot(this.#tools, point), reference };
  }

  /** @throws NeurozooError ZOO3041 */
  async saveIfDue(point: SavePoint): Promise<void> {
    const { checkpoint } = this.#tools.attempt.job;
    const nowMs = this.#tools.environment.nowMs();
    const policy = { everyEpochs: checkpoint.everyEpochs, everyMs: checkpoint.everySeconds * 1000 };
    if (
      nowMs >= this.#restUntilMs &&
      isCheckpointDue(policy, this.#saving, { epoch: point.epoch, ms: nowMs, checkpoints: this.#checkpointsAt(point) })
    ) {
      await this.save(point);
    }
  }

  /** Writes a checkpoint now. That it cannot be written is a warning, told once until one could be. @throws NeurozooError ZOO3041 */
  async save(point: SavePoint): Promise<void> {
    const refusal = await this.#trySave(point);
    const isResting = this.#restUntilMs !== Number.NEGATIVE_INFINITY;
    if (refusal !== undefined && !isResting) {
      this.#tools.attempt.warn(refusal.toReport());
    }
    this.#restUntilMs = refusal === undefined ? Number.NEGATIVE_INFINITY : this.#tools.environment.nowMs() + retryMs;
  }

  /**
   * Writes the checkpoint that a training ends with. While the disk refuses it, tries again for ten minutes, or until someone wants the end.
   *
   * @throws NeurozooError ZOO3010 to ZOO3012 when it could not be written, ZOO3041
   */
  async saveLast(point: SavePoint, isEndWanted: () => boolean): Promise<void> {
    for (let tries = 1; ; tries++) {
      const refusal = await this.#trySave(point);
      if (refusal === undefined) {
        return;
      }
      if (tries === 1) {
        this.#tools.attempt.warn(refusal.toReport());
      }
      if (tries === lastTries || (await this.#waitForRoom(isEndWanted)) === 'endIsWanted') {
        throw refusal;
      }
    }
  }

  /** Writes the best where it still waits: when a training fails. */
  saveBest(): void {
    if (this.#best !== undefined) {
      const { snapshot, reference } = this.#best;
      const refusal = refusalOf(() => {
        writeSnapshot(this.#tools, snapshot, reference);
      });
      if (refusal !== undefined) {
        this.#tools.attempt.warn(refusal.toReport());
      }
    }
  }

  async #waitForRoom(isEndWanted: () => boolean): Promise<'waited' | 'endIsWanted'> {
    const { environment } = this.#tools;
    const untilMs = environment.nowMs() + retryMs;
    while (environment.nowMs() < untilMs) {
      if (isEndWanted()) {
        return 'endIsWanted';
      }
      await environment.pause(100);
    }
    return 'waited';
  }

  /** @returns why it could not be written */
  async #trySave(point: SavePoint): Promise<NeurozooError | undefined> {
    const { environment } = this.#tools;
    const startedMs = environment.nowMs();
    const checkpoints = this.#checkpointsAt(point);
    const snapshot = this.#isBest(point) ? undefined : await takeSnapshot(this.#tools, point);
    const refusal = refusalOf(() => {
      if (this.#best !== undefined) {
        writeSnapshot(this.#tools, this.#best.snapshot, this.#best.reference);
        this.#best = undefined;
      }
      if (snapshot !== undefined) {
        writeSnapshot(this.#tools, snapshot, null);
      }
    });
    if (refusal !== undefined) {
      return refusal;
    }
    const nowMs = environment.nowMs();
    const tookMs = nowMs - startedMs;
    const { beganMs, spentMs } = this.#saving;
    this.#saving = { beganMs, spentMs: spentMs + tookMs, last: { epoch: point.epoch, atMs: nowMs, tookMs: tookMs / checkpoints } };
    return undefined;
  }

  /** How many are written when saving at this point: the best that waits, and the point itself where it is another. */
  #checkpointsAt(point: SavePoint): number {
    return this.#best === undefined || this.#isBest(point) ? 1 : 2;
  }

  #isBest(point: SavePoint): boolean {
    return this.#best?.snapshot.point.state === point.state;
  }
}
