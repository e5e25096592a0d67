import { NeurozooError } from '#base/neurozoo-error';
import { nearestName } from '#base/nearest-name';
import { productVersion } from '#base/product-version';
import type { CommandSpec, ExitStatus } from './command';
import { commandTable } from './command-table';
import { exitStatusOf, writeError } from './error-report';
import { commandHelp, generalHelp, usageLine } from './help';
import { createOutput, type Output } from './output';
import { parseCommandLine } from './parse-command-line';

const words = process.argv.slice(2);
// Whoever reads may stop reading, as `head` does; that is the end of the answer and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
const output = createOutput({ out: process.stdout, err: process.stderr }, words.includes('--json'));
process.exitCode = await runCommandLine(words, output);

/** Runs one command; every failure becomes an exit status and a sentence. */
async function runCommandLine([name, ...rest]: readonly string[], out: Output): Promise<ExitStatus> {
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    out.line(generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    out.line(productVersion);
    return 0;
  }
  const command = commandTable.find((candidate) => candidate.name === name);
  try {
    return await runCommand(command ?? unknownCommand(name), rest, out);
  } catch (error) {
    return reportFailure(error, command, out);
  }
}

function reportFailure(error: unknown, command: CommandSpec | undefined, out: Output): ExitStatus {
  writeError(out, error, words.includes('--debug'));
  const status = exitStatusOf(error);
  if (status === 2 && command !== undefined) {
    out.note(usageLine(command));
  }
  return status;
}

async function runCommand(command: CommandSpec, rest: readonly string[], out: Output): Promise<ExitStatus> {
  const { positional, options } = parseCommandLine(command, rest);
  if (options.flag('help')) {
    out.line(commandHelp(command));
    return 0;
  }
  const interrupt = new AbortController();
  const run = await command.load();
  try {
    return await run({ positional, options, output: out, directory: process.cwd(), interruption: () => fireOnInterrupt(interrupt) });
  } catch (error) {
    // Whatever was cut off ends with the reason of the signal, or with an error of its own that has no code.
    if (!interrupt.signal.aborted || error instanceof NeurozooError) {
      throw error;
    }
    out.status('');
    out.note('interrupted');
    return 130;
  }
}

/** Ctrl-C fires the signal once; pressed again it ends the process. */
function fireOnInterrupt(interrupt: AbortController): AbortSignal {
  if (process.listenerCount('SIGINT') === 0 && !interrupt.signal.aborted) {
    process.once('SIGINT', () => {
      interrupt.abort();
    });
  }
  return interrupt.signal;
}

function unknownCommand(name: string): never {
  const near = nearestName(
    name,
    commandTable.map((command) => command.name),
  );
  throw new NeurozooError({
    code: 'ZOO6001',
    message: `There is no command "${name}".`,
    hint: near === undefined ? 'neurozoo --help lists the commands.' : `Did you mean neurozoo ${near}?`,
  });
}
