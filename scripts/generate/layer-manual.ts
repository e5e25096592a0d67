import { layerDescription } from '#model/layer-catalogue';
import type { LayerDescription } from '#model/layer-description';
import { layerKinds, type LayerFamily } from '#model/layer-kind';
import type { SettingSpec, SettingValue } from '#model/setting';

import type { GeneratedFile } from './generated-file';

/** The manual's page of layers, written from the layer catalogue. */
export function generateLayerManual(): GeneratedFile {
  const rows = layerKinds.map((kind) => layerDescription(kind));
  const chapters = Object.entries(familyTitles).map(([family, title]) => {
    const members = rows.filter((row) => row.family === family);
    return [`## ${title}`, ...members.map(layerSection)].join('\n\n');
  });
  return { path: 'docs/manual/layers.md', text: `${[introduction, ...chapters].join('\n\n')}\n` };
}

const introduction = `# Layers

Written by \`npm run generate\` from the layer catalogue. Shapes are height x width x channels for pictures and steps x features for sequences, without the batch.
Settings with a place may be written without their name, in that order; the name of an activation may follow anywhere. How parameters and multiply-adds are
counted: [counting](counting.md).`;

const familyTitles: Readonly<Record<LayerFamily, string>> = {
  convolution: 'Convolution',
  pooling: 'Pooling',
  size: 'Size and shape',
  dense: 'Dense',
  activation: 'Activation',
  normal: 'Normalisation',
  regular: 'Regularisation',
  sequence: 'Sequences',
  spatial: 'Space and adaptation',
  merge: 'Joining',
};

function layerSection(row: LayerDescription): string {
  const lines = [`### ${row.kind}`, row.summary, `\`${row.formula}\``, `${row.reference}.`];
  const settings = Object.entries(row.settings);
  return [...lines, ...(settings.length === 0 ? [] : [settingTable(settings)])].join('\n\n');
}

function settingTable(settings: readonly (readonly [string, SettingSpec])[]): string {
  const rows = settings.map(([name, spec]) => `| \`${name}\` | ${placeWords(spec)} | ${defaultWords(spec)} | ${meaningWords(spec)} |`);
  return ['| setting | place | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function placeWords({ position }: SettingSpec): string {
  return position === undefined ? '' : String(position + 1);
}

function defaultWords(spec: SettingSpec): string {
  return spec.default === undefined ? 'needed' : valueWords(spec.default);
}

function valueWords(value: SettingValue): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return new Set(value).size === 1 ? String(value[0]) : value.join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function meaningWords({ meaning, choices, minimum, maximum }: SettingSpec): string {
  const words = choices === undefined ? '' : ` One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
  const least = minimum === undefined ? '' : ` At least ${String(minimum)}.`;
  const most = maximum === undefined ? '' : ` At most ${String(maximum)}.`;
  return `${meaning}${words}${least}${most}`;
}
