import { alwaysAllowed } from '#session/spawn-permission';
import { runInspection } from '#session/run-inspection';
import type { ExitStatus, Invocation } from '../command';
import { productFile } from '../product-file';
import { formatTable } from '../text-table';

/** `neurozoo doctor`. */
export async function runDoctor({ output, interruption }: Invocation): Promise<ExitStatus> {
  const { machine, targets } = await runInspection(
    { version: 1, kind: 'doctor' },
    { script: productFile('dist/inspector.js'), permission: alwaysAllowed, interrupted: interruption() },
  );
  const width = Math.max(...machine.map(({ name }) => name.length));
  for (const { name, value } of machine) {
    output.line(`${name.padEnd(width)}  ${value}`);
  }
  output.line('');
  const rows = targets.map(({ name, available, device }) => [name, available ? 'ready' : 'not here', device]);
  for (const line of formatTable([{ heading: 'backend' }, { heading: 'state' }, { heading: 'device' }], rows)) {
    output.line(line);
  }
  for (const { name, available, reason, cure } of targets) {
    if (!available) {
      output.line('');
      output.line(`${name}: ${reason ?? ''}`);
      output.line(`  ${cure ?? ''}`);
    }
  }
  output.json({ machine: machine.map((fact) => ({ ...fact })), targets: targets.map((target) => ({ ...target })) });
  return targets.some(({ available }) => available) ? 0 : 3;
}
