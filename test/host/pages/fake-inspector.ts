import type { Inspection, InspectionAnswer, InspectionProgress } from '#protocol/inspection';
import type { InspectorGate } from '#host/pages/ask-inspector';
import type { InspectionResult } from '#session/inspector';

/** A question that waits for the test to answer it. */
export interface AskedQuestion {
  readonly inspection: Inspection;
  readonly tell: (progress: InspectionProgress) => void;
  readonly answer: (answer: InspectionAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** An inspector whose answers the test gives; interrupting rejects what is asked, as the end of the process does. */
export interface FakeInspector extends InspectorGate {
  readonly asked: readonly AskedQuestion[];
  readonly interruptions: number;
  readonly isDisposed: boolean;
}

export function createFakeInspector(): FakeInspector {
  const asked: AskedQuestion[] = [];
  const state = { interruptions: 0, isDisposed: false };
  const stop = (): void => {
    for (const question of asked) question.fail(new Error('The process is gone.'));
  };
  return {
    asked,
    get interruptions() {
      return state.interruptions;
    },
    get isDisposed() {
      return state.isDisposed;
    },
    ask: <K extends Inspection['kind']>(
      inspection: Extract<Inspection, { kind: K }>,
      tell: (progress: InspectionProgress) => void = () => undefined,
    ) =>
      new Promise<InspectionResult<K>>((resolve, reject) => {
        asked.push({
          inspection,
          tell,
          answer: (answer) => {
            if (isOfKind(answer, inspection.kind)) resolve(answer);
            else reject(new Error('The test answers another question.'));
          },
          fail: reject,
        });
      }),
    interrupt: () => {
      state.interruptions += 1;
      stop();
    },
    dispose: () => {
      state.isDisposed = true;
      stop();
    },
  };
}

function isOfKind<K extends Inspection['kind']>(answer: InspectionAnswer, kind: K): answer is InspectionResult<K> {
  return answer.kind === kind;
}
