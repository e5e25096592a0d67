import type { Inspection, InspectionProgress } from '#protocol/inspection';
import type { Disposable } from '#base/disposable';
import { Inspector, type InspectionResult } from '#session/inspector';
import type { Workbench } from '../workbench';

/** What pages ask questions of. */
export interface InspectorGate extends Disposable {
  ask<K extends Inspection['kind']>(
    inspection: Extract<Inspection, { kind: K }>,
    onProgress?: (progress: InspectionProgress) => void,
  ): Promise<InspectionResult<K>>;
  /** Gives up the question that is being answered. */
  interrupt(): void;
}

/** A page that nobody asks anything of gives its memory back after so long. */
const idleMs = 5 * 60_000;

/** The inspector of one page. The only place where pages come to a process. */
export function openInspector(workbench: Pick<Workbench, 'productFile' | 'requireTrust'>): InspectorGate {
  return new Inspector({ script: workbench.productFile('dist/inspector.js'), permission: workbench.requireTrust, idleMs });
}
