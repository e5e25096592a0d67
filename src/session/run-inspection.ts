import { spawn } from 'node:child_process';
import { NeurozooError } from '#base/neurozoo-error';
import { parseInspectionAnswer, toInspectionText, type Inspection, type InspectionAnswer } from '#protocol/inspection';
import type { SpawnPermission } from './spawn-permission';
import { trainerEnvironment } from './trainer-environment';

/** Answers that are no failure. */
export type InspectionResult<K extends Inspection['kind']> = Extract<InspectionAnswer, { kind: K }>;

/** How the inspector is started and when it is given up. */
export interface InspectionOptions {
  /** Absolute path of the inspector's bundle. */
  readonly script: string;
  readonly permission: SpawnPermission;
  /** Ends the process when it fires. */
  readonly interrupted: AbortSignal;
}

/** A longer answer than this is a defect. */
const largestAnswerBytes = 256 * 1024 * 1024;

/**
 * Asks a question that needs the engine of a short-lived process; the question goes to its standard input, so that nothing of the user's is an argument.
 *
 * @throws NeurozooError what the process reports; ZOO3030 when it ends without an answer
 */
export async function runInspection<K extends Inspection['kind']>(
  inspection: Extract<Inspection, { kind: K }>,
  options: InspectionOptions,
): Promise<InspectionResult<K>> {
  const { text, end } = await converse(toInspectionText(inspection), options);
  const parsed = parseInspectionAnswer(text);
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({ code: 'ZOO3030', message: `The process that was asked ended without an answer. ${end}`.trim() });
  }
  if (parsed.value.kind === 'failed') {
    throw new NeurozooError(parsed.value.report);
  }
  if (!isAnswerTo(parsed.value, inspection.kind)) {
    throw new NeurozooError({ code: 'ZOO3030', message: 'The process that was asked answered another question.' });
  }
  return parsed.value;
}

function isAnswerTo<K extends Inspection['kind']>(answer: InspectionAnswer, kind: K): answer is InspectionResult<K> {
  return answer.kind === kind;
}

async function converse(question: string, { script, permission, interrupted }: InspectionOptions): Promise<{ text: string; end: string }> {
  permission();
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disallow-code-generation-from-strings', '--disable-proto=delete', script], {
      shell: false,
      windowsHide: true,
      env: trainerEnvironment(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      signal: interrupted,
    });
    let text = '';
    let end = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.length > largestAnswerBytes) {
        child.kill();
      }
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      end = (end + piece).slice(-2000);
    });
    child.once('error', reject);
    child.once('close', () => {
      resolve({ text, end });
    });
    child.stdin.on('error', reject);
    child.stdin.end(question);
  });
}
