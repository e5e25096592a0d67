import { commands, ProgressLocation, window } from 'vscode';
import { sendControl } from '#session/send-control';
import { stopRun } from '#session/stop-run';
import { resumeRun } from '#session/resume-run';
import type { Command } from '#protocol/control';
import { isUnderWay, type RunRow } from '#store/run-list';
import { commandId, commandSpec, type CommandName } from '../manifest/command-table';
import { runFor, runsFor } from '../runs/choose-runs';
import { runName } from '../runs/run-names';
import { isResumable } from '../runs/run-view';
import type { Shell } from '../shell';
import { askForNumber } from '../training/ask-for-number';
import { liveRows } from '../training/training-status';
import { trainerOptions } from '../training/trainer-options';
import { t } from '../words/editor-words';
import type { CatalogRow } from '../workbench';
import type { Handlers } from './handlers';

type SteeringCommand =
  'pause' | 'resume' | 'stop' | 'stopAndDiscard' | 'checkpoint' | 'changeRate' | 'changeEpochs' | 'showTrainingActions';

/** Commands to a training under way, and Resume for one that has stopped. */
export function steeringCommands(shell: Shell): Handlers<SteeringCommand> {
  return {
    pause: (...words) => tell(shell, words, { title: t('Pause'), fits: isRunning, command: { kind: 'pause' } }),
    resume: (...words) => resume(shell, words),
    stop: (...words) => stop(shell, words, false),
    stopAndDiscard: (...words) => stop(shell, words, true),
    checkpoint: (...words) => tell(shell, words, { title: t('Write Checkpoint Now'), fits: isLive, command: { kind: 'checkpoint' } }),
    changeRate: (...words) => changeRate(shell, words),
    changeEpochs: (...words) => changeEpochs(shell, words),
    showTrainingActions: () => showActions(shell),
  };
}

interface Order {
  readonly title: string;
  readonly fits: (row: RunRow) => boolean;
  readonly command: Command;
}

async function tell(shell: Shell, words: readonly unknown[], { title, fits, command }: Order): Promise<void> {
  shell.requireTrust();
  for (const { key, row } of await runsFor(shell, words, { title, fits })) {
    sendControl(row.directory, command);
    shell.runs.refresh(key);
  }
}

async function resume(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const rows = await runsFor(shell, words, { title: t('Resume'), fits: (row) => isPaused(row) || isAtRest(row) });
  for (const { key, row } of rows) {
    if (isPaused(row)) sendControl(row.directory, { kind: 'resume' });
    else await goOn(shell, { key, row });
    shell.runs.refresh(key);
  }
}

async function goOn(shell: Shell, { key, row }: Pick<CatalogRow, 'key' | 'row'>): Promise<void> {
  await window.withProgress({ location: ProgressLocation.Window, title: t('Resuming {0}', runName(row)) }, async () => {
    await resumeRun(trainerOptions(shell, row.directory), { from: 'newest', force: false, epochs: null, backend: null });
  });
  shell.log.info(`Resumed ${key}`);
}

async function stop(shell: Shell, words: readonly unknown[], discard: boolean): Promise<void> {
  shell.requireTrust();
  const rows = await runsFor(shell, words, { title: discard ? t('Stop and Discard') : t('Stop'), fits: isLive });
  if (rows.length === 0 || (discard && !(await isSure(rows)))) return;
  await window.withProgress({ location: ProgressLocation.Window, title: t('Stopping') }, async () => {
    const outcomes = await Promise.all(rows.map(({ row }) => stopRun(row.directory, { discard })));
    if (outcomes.includes('unstoppable')) {
      void window.showWarningMessage(t('A trainer cannot be stopped: the system does not let go of its process.'));
    }
  });
  for (const { key } of rows) shell.runs.refresh(key);
}

async function isSure(rows: readonly CatalogRow[]): Promise<boolean> {
  const [first, another] = rows;
  const question =
    first === undefined || another !== undefined
      ? t('Stop {0} trainings without a last checkpoint?', rows.length)
      : t('Stop {0} without a last checkpoint?', runName(first.row));
  const detail = t('What was learnt since the last checkpoint is lost.');
  const yes = t('Stop and Discard');
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

async function changeRate(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Change Learning Rate'), fits: isLive });
  if (found === undefined) return;
  const rate = await askForNumber({
    title: t('Learning rate of {0}', runName(found.row)),
    prompt: t('A number such as 0.001; it counts from the next step on.'),
    minimum: 0,
    isWhole: false,
  });
  if (rate !== undefined) sendControl(found.row.directory, { kind: 'setRate', rate, objective: null });
}

async function changeEpochs(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const found = await runFor(shell, words, { title: t('Change Number of Epochs'), fits: isLive });
  if (found === undefined) return;
  const epochs = await askForNumber({
    title: t('Epochs of {0}', runName(found.row)),
    prompt: t('How many epochs it trains in all.'),
    minimum: Math.max(1, found.row.run.progress.epoch),
    isWhole: true,
    value: String(found.row.run.progress.epochs),
  });
  if (epochs !== undefined) sendControl(found.row.directory, { kind: 'setEpochs', epochs });
}

/** What the status bar offers: the actions of the one training under way, or first which one is meant. */
async function showActions(shell: Shell): Promise<void> {
  const found = await runFor(shell, oneOf(liveRows(shell.runs.rows())), { title: t('Training'), fits: isLive });
  if (found === undefined) return;
  const steering: readonly CommandName[] = isPaused(found.row) ? ['resume'] : ['pause'];
  const names: readonly CommandName[] = [
    'openCurves',
    ...steering,
    'stop',
    'checkpoint',
    'changeRate',
    'changeEpochs',
    'stopAndDiscard',
    'showLog',
  ];
  const items = names.map((name) => ({ label: actionTitle(name), name }));
  const picked = await window.showQuickPick(items, { title: runName(found.row) });
  if (picked !== undefined) await commands.executeCommand(commandId(picked.name), found.key);
}

function oneOf(rows: readonly CatalogRow[]): readonly string[] {
  const [first, another] = rows;
  return first === undefined || another !== undefined ? [] : [first.key];
}

/** The command's icon and title. */
function actionTitle(name: CommandName): string {
  const { icon } = commandSpec(name);
  const title = titles()[name] ?? commandSpec(name).title;
  return icon === undefined ? title : `$(${icon}) ${title}`;
}

function titles(): Readonly<Partial<Record<CommandName, string>>> {
  return {
    openCurves: t('Open Curves'),
    pause: t('Pause'),
    resume: t('Resume'),
    stop: t('Stop'),
    checkpoint: t('Write Checkpoint Now'),
    changeRate: t('Change Learning Rate'),
    changeEpochs: t('Change Number of Epochs'),
    stopAndDiscard: t('Stop and Discard'),
    showLog: t('Show Log of Run'),
  };
}

function isLive(row: RunRow): boolean {
  return row.kind === 'run' && isUnderWay(row.status);
}

function isRunning(row: RunRow): boolean {
  return row.kind === 'run' && row.status === 'running';
}

function isPaused(row: RunRow): boolean {
  return row.kind === 'run' && row.status === 'paused';
}

function isAtRest(row: RunRow): boolean {
  return row.kind === 'run' && isResumable(row.status);
}
