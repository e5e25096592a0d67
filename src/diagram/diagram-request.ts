/** How a network is to be drawn. */
export interface DiagramRequest {
  readonly style: DiagramStyle;
  /** Where the flow of the graph style goes. */
  readonly direction: 'down' | 'right';
  /**
   * Which groups are open: `auto` opens everything in small networks, and large ones level by level as long as the picture stays small; `all` also
   * draws every repetition on its own.
   */
  readonly expand: 'auto' | 'all' | 'none';
  /** Ids of groups that are open or folded whatever `expand` says. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  readonly colorBy: ColorBy;
  /** For hovers: labels without second lines and numbers. */
  readonly small: boolean;
  /** For the neurons style: kernels of dense layers by the path of the layer, row by row [inputs, units]. Without, all lines look alike. */
  readonly weights?: Readonly<Record<string, readonly number[]>>;
}

export const diagramStyles = ['graph', 'lenet', 'alexnet', 'neurons'] as const;

/** `graph` draws any network; `lenet` planes, `alexnet` boxes and `neurons` are figures for networks that run in a line. */
export type DiagramStyle = (typeof diagramStyles)[number];

export const colorings = ['family', 'parameters', 'macs', 'memory'] as const;

/** What the hue of a box tells: the family of its layer, or how large a number of it is. */
export type ColorBy = (typeof colorings)[number];

export const defaultRequest: DiagramRequest = {
  style: 'graph',
  direction: 'down',
  expand: 'auto',
  opened: [],
  closed: [],
  colorBy: 'family',
  small: false,
};
