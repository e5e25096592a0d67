import type { Verdict } from './judge-expectation';

/** The verdicts as JUnit XML, as CI systems read it. */
export function junitReport(file: string, verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(({ holds }) => !holds).length;
  const cases = verdicts.map(({ expectation, holds, found }) => {
    const open = `    <testcase classname="${escapeXml(expectation.subject)}" name="${escapeXml(expectation.text)}"`;
    return holds ? `${open}/>` : `${open}>\n      <failure message="${escapeXml(found)}"/>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${escapeXml(file)}" tests="${String(verdicts.length)}" failures="${String(failures)}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '\ufffd');
}
