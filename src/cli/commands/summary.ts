import { formatCompact, formatCount } from '#base/format-quantity';
import { NeurozooError } from '#base/neurozoo-error';
import { summarizeNetwork, type NetworkSummary } from '#model/network-summary';
import { formatShape } from '#model/tensor-type';
import { chooseDeclaration } from '../choose-declaration';
import type { ExitStatus, Invocation } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { loadFile } from '../load-file';
import type { Output } from '../output';
import { formatTable, type Column } from '../text-table';

const columns: readonly Column[] = [
  { heading: 'layer' },
  { heading: 'what' },
  { heading: 'output' },
  { heading: 'parameters', isNumber: true },
  { heading: 'multiply-adds', isNumber: true },
  { heading: 'sees' },
];

/** `neurozoo summary FILE [NETWORK]`. */
export function runSummary({ positional, output, directory }: Invocation): Promise<ExitStatus> {
  const [fileName = '', name] = positional;
  const file = loadFile(fileName, directory);
  const { networks, diagnostics } = file.analysis;
  const isBroken = hasErrors(diagnostics);
  if (isBroken) {
    writeDiagnostics(output, file);
  }
  if (isBroken && networks.size === 0) {
    throw new NeurozooError({ code: 'ZOO6008', message: `${fileName} has errors and no network without one.` });
  }
  const chosen =
    name === undefined && networks.size > 0
      ? [...networks.values()]
      : [chooseDeclaration({ of: networks, kind: 'network', file: fileName }, name)];
  const summaries = chosen.map((network) => summarizeNetwork(network, (other) => networks.get(other)));
  for (const summary of summaries) {
    writeSummary(output, summary);
  }
  output.json({
    networks: summaries.map(({ layers, ...network }) => ({
      ...network,
      layers: layers.map((layer) => ({ ...layer })),
    })),
  });
  return Promise.resolve(isBroken ? 1 : 0);
}

function writeSummary(output: Output, summary: NetworkSummary): void {
  output.line(summary.name);
  const rows = summary.layers.map((layer) => [
    layer.path,
    layer.words,
    formatShape(layer.output),
    layer.parameters === 0 ? '' : formatCount(layer.parameters),
    layer.macs === 0 ? '' : formatCount(layer.macs),
    layer.receptiveField === null ? '' : formatShape(layer.receptiveField),
  ]);
  for (const line of formatTable(columns, rows)) {
    output.line(`  ${line}`);
  }
  const statistics = summary.total - summary.parameters;
  output.line(
    `  ${formatCount(summary.parameters)} parameters` +
      (summary.trainable === summary.parameters ? '' : `, ${formatCount(summary.trainable)} of them trained`) +
      (statistics === 0 ? '' : `, ${formatCount(statistics)} running averages (TensorFlow.js total ${formatCount(summary.total)})`) +
      `, ${formatCompact(summary.macs)} multiply-adds, output ${formatShape(summary.output)}`,
  );
  output.line('');
}
