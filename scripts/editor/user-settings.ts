import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { serverFolders } from './start-vscode-server';

/** Settings by their name. */
export type Settings = Readonly<Record<string, unknown>>;

/** A window that opens nothing, offers nothing and sends nothing by itself. */
export const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** Writes the settings of a server's user, which VS Code reads when it starts. */
export function writeSettings(home: string, settings: Settings): void {
  const file = settingsFile(home);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** True where the user of a server has settings already. */
export function hasSettings(home: string): boolean {
  return existsSync(settingsFile(home));
}

function settingsFile(home: string): string {
  return join(serverFolders(home).user, 'User/settings.json');
}
