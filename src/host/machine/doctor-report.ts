import type { InspectionAnswer } from '#protocol/inspection';
import { escapeMarkdown } from '../words/markdown-text';
import type { Translate } from '#base/translate';

export type DoctorAnswer = Extract<InspectionAnswer, { kind: 'doctor' }>;

/** What a machine can train on and why not the rest, as a Markdown document. */
export function doctorReport({ machine, targets }: DoctorAnswer, t: Translate): string {
  const facts = machine.map(({ name, value }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`);
  const rows = targets.map(({ name, available, device }) =>
    line([escapeMarkdown(name), available ? t('ready') : t('not here'), escapeMarkdown(device)]),
  );
  const missing = targets
    .filter(({ available }) => !available)
    .map(
      ({ name, reason, cure }) =>
        `- **${escapeMarkdown(name)}**: ${escapeMarkdown([reason, cure].filter((text) => text !== null).join(' '))}`,
    );
  return `${[
    `# ${t('What This Machine Can Train On')}`,
    facts.join('\n'),
    [line([t('Target'), t('State'), t('Device')]), line(['---', '---', '---']), ...rows].join('\n'),
    ...(missing.length === 0 ? [] : [`## ${t('What Is Not Here, and Why')}`, missing.join('\n')]),
  ].join('\n\n')}\n`;
}

/** The target that a training takes where nothing else is said: the first that is ready. */
export function chosenTarget({ targets }: DoctorAnswer): DoctorAnswer['targets'][number] | undefined {
  return targets.find(({ available }) => available);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
