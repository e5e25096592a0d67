import { text } from 'node:stream/consumers';
import { parseInspection, toInspectionAnswerText, type InspectionAnswer } from '#protocol/inspection';
import { toErrorReport } from './attempt';
import { answerInspection } from './answer-inspection';

/** Entry of the short-lived process that answers a question about a run or the machine: the question on standard input, the answer on standard output. */
async function answer(): Promise<InspectionAnswer> {
  try {
    const question = parseInspection(await text(process.stdin));
    if (question.kind === 'invalid') {
      throw new Error(`The question cannot be read. ${question.problem}`);
    }
    return await answerInspection(question.value);
  } catch (error) {
    if (error instanceof Error) {
      process.stderr.write(`${error.stack ?? error.message}\n`);
    }
    return { version: 1, kind: 'failed', report: toErrorReport(error) };
  }
}

process.stdout.write(toInspectionAnswerText(await answer()));
