import { closedTo, readLayers } from './scripts/layers.js';

// The law of imports, derived from architecture.json: what the compiler's project references cannot see.

/** @typedef {import('dependency-cruiser').IForbiddenRuleType} Law */
/** @typedef {import('./scripts/layers.js').Layer} Layer */

const layers = readLayers(import.meta.dirname);

/** @type {import('dependency-cruiser').DependencyType[]} */
const installed = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown', 'undetermined'];
const everySource = layers.map(pathOf);
const withoutNode = layers.filter((layer) => layer.runtime === 'pure' || layer.runtime === 'dom').map(pathOf);
const allBut = (/** @type {string} */ name) => layers.filter((layer) => layer.name !== name).map(pathOf);
const entries = '(^|[/-])main[.]tsx?$';

/** @type {Law[]} */
const packageLaws = [
  { ...law('pure-has-no-node', 'this layer runs without Node'), from: { path: withoutNode }, to: { dependencyTypes: ['core'] } },
  { ...law('only-host-imports-vscode', 'only the extension knows the editor'), from: { path: allBut('host') }, to: { path: '^vscode$' } },
  {
    ...law('only-session-starts-processes', 'processes are started in one layer, so that none is forgotten'),
    from: { path: allBut('session') },
    to: { path: '^(node:)?child_process$' },
  },
  {
    ...law('no-network', 'nothing leaves the machine'),
    from: { path: everySource },
    to: { path: '^(node:)?(http|https|http2|net|tls|dgram)$' },
  },
  {
    ...law('host-and-cli-never-reach-tfjs', 'training happens in the trainer process; the editor and the terminal start at once'),
    from: { path: ['^src/host/', '^src/cli/'] },
    to: { path: '@tensorflow', reachable: true },
  },
];

/** @type {Law[]} */
const fileLaws = [
  {
    ...law('one-door-to-the-toolkit', 'the kit of controls can be exchanged, because one file knows whose they are'),
    from: { path: '^webview/', pathNot: '^webview/ui/kit[.]ts$' },
    to: { path: 'node_modules/@vscode/webview-ui-toolkit/' },
  },
  {
    ...law('one-door-to-the-elements', 'the second kit of controls is known to one file, which no page imports'),
    from: { path: '^webview/', pathNot: '^webview/ui/kit-elements[.]ts$' },
    to: { path: ['node_modules/@vscode-elements/elements/', '^webview/ui/kit-elements[.]ts$'] },
  },
  {
    ...law('internal-stays-inside', 'a folder named internal belongs to its layer'),
    from: { path: '^(src/[^/]+|webview)/' },
    to: { path: '/internal/', pathNot: '^$1/' },
  },
  {
    ...law('entries-are-never-imported', 'an entry starts a process; what others need stands beside it'),
    from: {},
    to: { path: `^(src|webview)/.*${entries}` },
  },
  { ...law('no-cycles', 'also not by types'), from: {}, to: { circular: true } },
  {
    ...law('no-orphans', 'a file with no import either way is dead'),
    from: { orphan: true, path: everySource, pathNot: [entries, '[.]d[.]ts$'] },
    to: {},
  },
  {
    ...law('no-unresolvable', 'an import that leads nowhere'),
    from: { path: everySource },
    to: { couldNotResolve: true, pathNot: ['^vscode$', '[.]css$'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [...layers.map(layerLaw), ...layers.map(packageLaw), ...packageLaws, ...fileLaws],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};

export default configuration;

/**
 * @param {string} name
 * @param {string} comment
 * @returns {{ name: string, severity: 'error', comment: string }}
 */
function law(name, comment) {
  return { name, severity: 'error', comment };
}

/** @param {Layer} layer */
function pathOf(layer) {
  return `^${layer.folder}/`;
}

/**
 * @param {Layer} layer
 * @returns {Law}
 */
function layerLaw(layer) {
  const comment = `${layer.name} may import only: ${layer.may.join(', ') || 'nothing'}`;
  return { ...law(`layer-${layer.name}`, comment), from: { path: pathOf(layer) }, to: { path: closedTo(layer, layers).map(pathOf) } };
}

/**
 * @param {Layer} layer
 * @returns {Law}
 */
function packageLaw(layer) {
  const comment = `${layer.name} may use only the packages: ${layer.packages.join(', ') || 'none'}`;
  const allowed = layer.packages.map((own) => `node_modules/(@types/)?${own}/`);
  const to = { dependencyTypes: installed, pathNot: allowed.length > 0 ? allowed : '^$' };
  return { ...law(`packages-${layer.name}`, comment), from: { path: pathOf(layer) }, to };
}
