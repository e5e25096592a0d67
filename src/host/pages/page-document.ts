import { randomBytes } from 'node:crypto';
import type { PageName } from '#protocol/pages/page-wire';

/** Where a page's files are, as the web view may load them. */
export interface PagePlaces {
  readonly script: string;
  readonly styles: string;
  /** `webview.cspSource`. */
  readonly source: string;
}

/**
 * The document of a page: a script, a style sheet, an empty place. What is shown comes by messages, so that no text of a user ever stands in it. The
 * policy lets nothing else in: no inline script or style, no frame, no form, no connection; pictures only from data that the host has sent.
 */
export function pageDocument(name: PageName, { script, styles, source }: PagePlaces): string {
  const nonce = randomBytes(16).toString('base64');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${contentPolicy(nonce, source)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Neurozoo ${name}</title>
    <link rel="stylesheet" href="${styles}" />
  </head>
  <body>
    <main id="page"></main>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

/** @param nonce the number used once that marks the page's own script */
export function contentPolicy(nonce: string, source: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src ${source} data:`,
    `font-src ${source}`,
    `connect-src 'none'`,
    `worker-src 'none'`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
