import { repositoryRoot } from './architecture';
import { collectTexts } from './l10n/collect-texts';
import { translationFaults } from './l10n/translations';

/** Says what the translations lack: `tsx scripts/l10n.ts`. */
const { unreadable } = collectTexts(repositoryRoot);
for (const place of unreadable) process.stderr.write(`${place}: the text of t(…) is no literal\n`);
const faults = translationFaults(repositoryRoot);
for (const { file, missing, superfluous, broken } of faults) {
  for (const key of missing) process.stdout.write(`${file}: missing ${JSON.stringify(key)}\n`);
  for (const key of superfluous) process.stdout.write(`${file}: superfluous ${JSON.stringify(key)}\n`);
  for (const key of broken) process.stdout.write(`${file}: other values, links or code in ${JSON.stringify(key)}\n`);
}
process.exitCode =
  unreadable.length > 0 || faults.some(({ missing, superfluous, broken }) => missing.length + superfluous.length + broken.length > 0)
    ? 1
    : 0;
