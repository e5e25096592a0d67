import type { Network } from '#model/network';
import type { Finding } from '../finding';

/** The networks of a file and its imports, as trainings see them. */
export interface NetworkLookup {
  readonly resolved: ReadonlyMap<string, Network>;
  /** Networks that are declared but could not be resolved (their own diagnostics say why), and blocks. */
  readonly unresolved: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
}

/** What every part of the training half needs: the networks, the text, and a place for findings. */
export interface TrainingContext {
  readonly networks: NetworkLookup;
  readonly text: string;
  readonly report: (finding: Finding) => void;
}
