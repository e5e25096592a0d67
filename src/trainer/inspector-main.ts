import { LineSplitter } from '#base/line-splitter';
import { parseInspection, toInspectionAnswerText, type InspectionAnswer, type InspectionProgress } from '#protocol/inspection';
import { answerInspection } from './answer-inspection';
import { toErrorReport } from './attempt';
import { InspectionDesk } from './inspection-desk';

/** The shortest time between two lines that tell how far an answer is. */
const progressEveryMs = 100;

/*
 * Entry of the process that answers questions about runs, data and the machine: each line of standard input is a question, each is answered by a line of
 * standard output, in their order. What was opened for a question stays open for the next. It ends with its input.
 */
const desk = new InspectionDesk(createReporter());
let last: Promise<void> = Promise.resolve();

const questions = new LineSplitter((line) => {
  last = last.then(async () => {
    write(await answer(line));
  });
});
process.stdin.setEncoding('utf8').on('data', (piece: string) => {
  questions.push(piece);
});
process.stdin.once('end', () => {
  questions.end();
  void last.then(() => {
    desk.dispose();
  });
});

async function answer(line: string): Promise<InspectionAnswer> {
  try {
    const question = parseInspection(line);
    if (question.kind === 'invalid') {
      throw new Error(`The question cannot be read. ${question.problem}`);
    }
    return await answerInspection(question.value, desk);
  } catch (error) {
    if (error instanceof Error) {
      process.stderr.write(`${error.stack ?? error.message}\n`);
    }
    return { version: 1, kind: 'failed', report: toErrorReport(error) };
  }
}

function createReporter(): (progress: InspectionProgress) => void {
  let told = performance.now();
  return (progress) => {
    const now = performance.now();
    if (now - told < progressEveryMs) return;
    told = now;
    write(progress);
  };
}

function write(line: InspectionAnswer | InspectionProgress): void {
  process.stdout.write(`${toInspectionAnswerText(line)}\n`);
}
