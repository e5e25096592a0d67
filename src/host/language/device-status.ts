import { languages, workspace } from 'vscode';
import type { Disposable } from '#base/disposable';
import { runInspection } from '#session/run-inspection';
import { chosenTarget } from '../machine/doctor-report';
import { commandId } from '../manifest/command-table';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';

/** Beside the language's name in the status bar: what a training of the file would run on. Found out once, in trusted folders, when a file is open. */
export function createDeviceStatus(shell: Shell): Disposable {
  const item = languages.createLanguageStatusItem('neurozoo.device', { language: 'zoo' });
  item.name = t('Neurozoo Device');
  item.text = workspace.isTrusted ? t('Device not known yet') : t('Restricted mode');
  item.command = { command: commandId('doctor'), title: t('Doctor') };
  const interrupt = new AbortController();
  let isAsked = false;
  const ask = (): void => {
    const isNeeded = workspace.isTrusted && workspace.textDocuments.some(({ languageId }) => languageId === 'zoo');
    if (isAsked || !isNeeded) return;
    isAsked = true;
    item.busy = true;
    void chosenDevice(shell, interrupt.signal).then((device) => {
      item.busy = false;
      item.text = device;
    });
  };
  const listening = [workspace.onDidOpenTextDocument(ask), workspace.onDidGrantWorkspaceTrust(ask)];
  ask();
  return {
    dispose: () => {
      interrupt.abort();
      for (const one of [item, ...listening]) one.dispose();
    },
  };
}

async function chosenDevice(shell: Shell, interrupted: AbortSignal): Promise<string> {
  try {
    const answer = await runInspection(
      { version: 1, kind: 'doctor' },
      { script: shell.productFile('dist/inspector.js'), permission: shell.requireTrust, interrupted },
    );
    const target = chosenTarget(answer);
    return target === undefined ? t('No device to train on') : `${target.name}: ${target.device}`;
  } catch (error) {
    shell.log.warn(`The device could not be found out: ${error instanceof Error ? error.message : String(error)}`);
    return t('Device not known');
  }
}
