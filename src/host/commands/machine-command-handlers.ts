import { ProgressLocation, window } from 'vscode';
import { runInspection } from '#session/run-inspection';
import { doctorReport } from '../machine/doctor-report';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';
import type { Handlers } from './handlers';

/** Commands about the machine and the extension itself. */
export function machineCommandHandlers(shell: Shell): Handlers<'doctor' | 'installRuntime' | 'showOutput' | 'restartServer'> {
  return {
    doctor: () => showDoctor(shell),
    installRuntime: () => tellRuntime(shell),
    showOutput: () => {
      shell.log.show();
    },
    restartServer: () => shell.restartLanguage(),
  };
}

/** Probes the machine in a short-lived process and shows what came out as a document. */
async function showDoctor(shell: Shell): Promise<void> {
  shell.requireTrust();
  const options = { location: ProgressLocation.Notification, title: t('Looking at what this machine can train on'), cancellable: true };
  const report = await window.withProgress(options, async (_progress, token) => {
    const interrupt = new AbortController();
    token.onCancellationRequested(() => {
      interrupt.abort();
    });
    return await runInspection(
      { version: 1, kind: 'doctor' },
      { script: shell.productFile('dist/inspector.js'), permission: shell.requireTrust, interrupted: interrupt.signal },
    );
  });
  await shell.reports.show(t('Doctor'), doctorReport(report, t));
}

/** This version has nothing to install, and says so. */
async function tellRuntime(shell: Shell): Promise<void> {
  const show = t('Show What This Machine Can Do');
  const chosen = await window.showInformationMessage(
    t('This version trains on the processor with what it brings along; there is nothing to install. Other targets are planned.'),
    show,
  );
  if (chosen === show) await showDoctor(shell);
}
