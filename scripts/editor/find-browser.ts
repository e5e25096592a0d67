import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runTool } from './run-tool';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where browsers lie that put nothing on the path. */
const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const root = process.env[variable] ?? '';
    return [join(root, 'Google/Chrome/Application/chrome.exe'), join(root, 'Microsoft/Edge/Application/msedge.exe')];
  }),
};

/**
 * The program of a browser of Chromium's kind. On Debian, as root, one is installed where there is none.
 * @throws Error saying what to install where there is none.
 */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const found = installedBrowser();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    say('Installing Chromium with apt-get …');
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    await runTool('apt-get', ['update'], { folder: '/', environment });
    await runTool('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { folder: '/', environment });
  }
  const installed = installedBrowser();
  if (installed === undefined) {
    throw new Error('No Chromium, Chrome or Edge is installed; install one, or name its program in NEUROZOO_BROWSER.');
  }
  return installed;
}

/** The browser that lies ready, or undefined. */
export function installedBrowser(): string | undefined {
  const own = process.env['NEUROZOO_BROWSER'];
  if (own !== undefined && own !== '') return own;
  return programOnPath(names) ?? places[process.platform]?.find((path) => existsSync(path));
}

/** The first of these programs that lies on the path. */
export function programOnPath(programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const candidates = programs.flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))));
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
