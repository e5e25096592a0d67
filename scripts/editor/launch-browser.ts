import { chromium, type Browser } from 'playwright-core';

import { findBrowser } from './find-browser';

/** Without a sandbox, because tests also run as root; quiet, so that no request leaves the machine. */
const words = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts a headless browser with an empty profile, which reaches nothing but this machine. */
export async function launchBrowser(say: (line: string) => void): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(say), args: words });
}
