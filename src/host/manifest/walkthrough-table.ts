/** One step of the walkthrough. */
export interface WalkthroughStep {
  readonly title: string;
  /** Markdown; a lone link is a button. */
  readonly text: string;
  /** A picture in `media/walkthrough`, which takes the colours of the theme. */
  readonly picture: string;
  /** What the picture shows, for who does not see it. */
  readonly alternative: string;
  /** What ticks the step off. */
  readonly done: readonly string[];
}

/** The first steps, in order. */
export const walkthrough = {
  title: 'First Steps with Neurozoo',
  description: 'Open a network, see it drawn, train it, compare two runs.',
  steps: {
    open: {
      title: 'Open a network',
      text:
        'A .zoo file says what a network is and how it is trained. LeNet-5 takes 25 lines; the shapes at the ends of the lines come from the text, live.\n' +
        '[Open the LeNet-5 Sample](command:neurozoo.openSample)\n' +
        'The sample goes into the opened folder. [Open a folder](command:workbench.action.files.openFolder) first if there is none.',
      picture: 'open.svg',
      alternative: 'The text of LeNet-5 with the output shape and the parameters of each layer at the end of its line.',
      done: ['onCommand:neurozoo.openSample', 'onContext:neurozoo.hasModels'],
    },
    draw: {
      title: 'See it drawn',
      text:
        'The diagram stands beside the text and follows the caret; a click on a layer leads back to its line.\n' +
        '[Open Diagram](command:neurozoo.openDiagram)',
      picture: 'draw.svg',
      alternative: 'LeNet-5 as planes of feature maps, from the picture of a digit to ten classes.',
      done: ['onCommand:neurozoo.openDiagram'],
    },
    train: {
      title: 'Train LeNet-5',
      text:
        'The curves move within seconds. The training is a process of its own: close the window, and it goes on.\n' +
        '[Train](command:neurozoo.train)\n' +
        'The handwritten digits come with the extension; nothing is downloaded.',
      picture: 'train.svg',
      alternative: 'A loss curve that falls, with a smoothed line over the raw one and a mark at the best epoch.',
      done: ['onCommand:neurozoo.train', 'onContext:neurozoo.hasRuns'],
    },
    compare: {
      title: 'Compare two runs',
      text:
        'Train again with another rate, choose both runs in the Runs view, and see their curves over each other with only what differs.\n' +
        '[Train Again with Changed Settings](command:neurozoo.fork)\n[Compare Runs](command:neurozoo.compareRuns)',
      picture: 'compare.svg',
      alternative: 'Two curves over each other and a table with the one setting that differs.',
      done: ['onCommand:neurozoo.compareRuns'],
    },
  },
} as const satisfies {
  readonly title: string;
  readonly description: string;
  readonly steps: Record<string, WalkthroughStep>;
};
