import type { Inspection } from '#protocol/inspection';
import { Inspector, type InspectionResult, type InspectorOptions } from './inspector';

/**
 * Asks one question of a process that ends after it.
 *
 * @throws NeurozooError what the process reports; ZOO3030 when it ends without an answer
 */
export async function runInspection<K extends Inspection['kind']>(
  inspection: Extract<Inspection, { kind: K }>,
  options: InspectorOptions,
): Promise<InspectionResult<K>> {
  const inspector = new Inspector(options);
  try {
    return await inspector.ask(inspection);
  } finally {
    inspector.dispose();
  }
}
