/** A word of the field, explained where it stands in a text: what it is, then what to know about it. */
export interface GlossaryEntry {
  readonly title: string;
  readonly text: string;
}

const entries: ReadonlyMap<string, readonly [title: string, text: string]> = new Map(
  Object.entries({
    accuracy: [
      'Accuracy',
      'The share of samples for which the network is right. Where one class is much more frequent than the others, look at precision and recall, too.',
    ],
    activation: [
      'Activation',
      'A function applied to every number behind a layer. Without one, layers in a row would be a single linear map.',
    ],
    augment: [
      'Augmentation',
      'Training samples are changed at random in ways that leave their meaning alone, afresh in every epoch. The network then sees more variety than there are samples, and overfits less.',
    ],
    backend: [
      'Backend',
      'The program that computes: WebAssembly runs everywhere, others use what the machine has. The same recipe runs on each of them.',
    ],
    balanced: [
      'Balanced batch',
      'Every batch holds so many samples of each of so many classes. Metric learning needs it, because it compares samples within a batch.',
    ],
    batch: [
      'Batch',
      'The samples that one step looks at together; the gradient is their mean. Larger batches give a steadier direction, need more memory and make fewer steps in an epoch.',
    ],
    batchnorm: [
      'Batch normalisation',
      'Each channel gets mean 0 and variance 1 within the batch, then a trained scale and shift. In use, running averages of the training stand in for those of the batch.',
    ],
    best: [
      'Best checkpoint',
      'The weights of the epoch in which a number on the validation part was best. They are kept beside the last ones, because the last epoch is not always the best.',
    ],
    bias: ['Bias', 'A trained number that is added for each output channel. Before a batch norm it has no effect and is left out.'],
    block: [
      'Block',
      'A recipe for several layers; every use makes fresh weights. A network, in contrast, has the same weights wherever it is named.',
    ],
    classes: ['Classes', 'How many kinds there are to tell apart. A classifier gives one logit for each of them.'],
    clip: [
      'Gradient clipping',
      'Where the gradient of an objective is longer than this, it is shortened to it. One wild batch then cannot throw the weights far away, which recurrent networks need.',
    ],
    cosine: [
      'Cosine schedule',
      'The learning rate falls along half a cosine: slowly at first, then faster, and gently to the end. Nothing has to be tuned but where it starts.',
    ],
    dataset: [
      'Data set',
      'A source of samples with named fields, and what is done with them before training. Training, validation and test parts are fixed by the seed.',
    ],
    data: [
      'Data',
      'The data set of a training; its fields become names of the equations. Validation and test parts are measured with the same equations.',
    ],
    decay: [
      'Weight decay',
      'Every kernel is pulled towards 0 a little in each step, in proportion to its size (L2). Smaller weights make smoother functions, which overfit less.',
    ],
    deterministic: [
      'Deterministic',
      'Two runs with the same seed on the same machine give the same numbers, bit by bit. The expectation trains twice and compares.',
    ],
    dilation: [
      'Dilation',
      'The taps of a window stand apart, so that it sees further with the same weights. A 3x3 window with dilation 2 reaches 5x5.',
    ],
    dropout: [
      'Dropout',
      'While training, each number is set to 0 with this probability and the others are scaled up. No unit can rely on a single other one, which works like averaging many networks.',
    ],
    early: [
      'Early stopping',
      'Training ends when the validation number has not improved for a while, and the best weights are taken back. It is the cheapest guard against overfitting.',
    ],
    epoch: ['Epoch', 'One pass over all training samples, in a new random order. Validation and test parts are measured after each.'],
    epochs: [
      'Epochs',
      'More of them help as long as the validation loss still falls. Beyond that, the network learns the samples by heart.',
    ],
    expect: [
      'Expectation',
      'What a network or training must fulfil: counts and shapes are checked while typing. Results of a training are checked by `neurozoo test`.',
    ],
    filters: [
      'Filters',
      'How many windows of weights a convolution has; each gives one channel of the result. Later layers usually have more of them, on smaller pictures.',
    ],
    folds: [
      'Cross-validation',
      'The data are divided into so many parts, and each is the validation part once. The mean over the parts is a fairer judgement where data are few.',
    ],
    freeze: [
      'Freezing',
      'Weights that training does not move. A network trained elsewhere keeps what it knows while the new layers behind it learn.',
    ],
    groups: [
      'Groups',
      'The channels are split, and each group is seen by its own share of the filters. Fewer weights and multiply-adds for the same number of channels.',
    ],
    hidden: ['Hidden layer', 'A layer between input and output. What its units stand for is found by training.'],
    init: [
      'Initialisation',
      'Where weights start. He before the relu family and Glorot elsewhere keep signals and gradients in size through many layers.',
    ],
    kernel: [
      'Kernel',
      'The window of weights that slides over a picture. 3x3 windows in a row see as far as a larger one, with fewer weights.',
    ],
    label: [
      'Label',
      'What is right for a sample: the class, as an integer. Losses such as crossEntropy take it as it is, without one-hot vectors.',
    ],
    labelSmoothing: [
      'Label smoothing',
      'A little of each label is spread over all classes. The network is kept from being surer than it can be.',
    ],
    layer: ['Layer', 'A step with weights of its own. Declared with `layer`, it can be used several times with the same weights.'],
    loss: ['Loss', 'The number that training makes small. On data that were not trained on, it tells whether learning generalises.'],
    macs: [
      'Multiply-adds',
      'How many products are summed up for one sample in convolutions, dense and recurrent layers. Twice as many are the floating point operations.',
    ],
    maximize: ['Maximise', 'The equation is made as large as possible. It is the same as minimising its negative.'],
    minimize: [
      'Minimise',
      'The equation is made as small as possible, on average over each batch. Several objectives run one after the other in each step.',
    ],
    mixed: [
      'Mixed precision',
      'Most numbers are kept in 16 bits and sums in 32. On hardware for it, that is faster and takes half the memory.',
    ],
    momentum: [
      'Momentum',
      'Steps keep a share of the direction of those before. Across a narrow valley they cancel out, and along it they add up.',
    ],
    network: [
      'Network',
      'A thing with weights: every mention of its name, anywhere, means the same weights. That is what siamese towers and GANs are made of.',
    ],
    normalize: ['Normalising', 'A vector is divided by its length. Distances then depend on directions only.'],
    optimizer: [
      'Optimiser',
      'How weights follow their gradients. Adam is a good start; momentum with a schedule often ends a little better on pictures.',
    ],
    over: [
      'What is updated',
      'The networks that an objective changes; the others only take part in the computation. Without it, every network of the equation is updated.',
    ],
    overfits: [
      'Overfits on purpose',
      'A network that is able to learn can learn a handful of samples by heart. Where it cannot, something is wrong with the network, the loss or the data.',
    ],
    pad: ['Padding', 'Zeros around a picture, so that windows fit at its edge. `same` keeps the height and width where the stride is 1.'],
    parameters: ['Parameters', 'The trained numbers of a network. Running averages of batch norms do not count, as in papers and PyTorch.'],
    patience: [
      'Patience',
      'How many epochs may pass without an improvement. Too little stops at the first bad epoch, too much wastes time.',
    ],
    precision: [
      'Precision',
      'As a report: of what is called a class, the share that is one. As a clause: how numbers are kept while training.',
    ],
    rate: [
      'Learning rate',
      'How far a step goes along the gradient. Too large, and the loss jumps or becomes NaN; too small, and nothing moves.',
    ],
    recall: ['Recall', 'Of what is a class, the share that is called one. It falls where precision rises, so look at both.'],
    relu: ['ReLU', 'max(0, x): negative numbers become 0. It is cheap, and its gradient does not vanish where it is open.'],
    report: ['Report', 'What is reported is looked at, not optimised. The validation part tells which epoch and which settings are best.'],
    return: ['Return', 'The outputs of a network by name. Without it, the last expression is the output.'],
    scale: [
      'Scaling',
      'Values are brought to a range before training. Inputs of similar size make one learning rate right for all weights.',
    ],
    search: ['Search', 'Trains the same recipe with different settings and keeps the best. Rates are best searched by their logarithm.'],
    seed: [
      'Seed',
      'The number from which all random numbers of a run follow: first weights, order of samples, dropout, splits. The same seed gives the same run.',
    ],
    sequence: [
      'Sequence',
      'A recurrent layer gives its output at every step, or only the last. Layers of recurrent cells on top of each other need every step.',
    ],
    softmax: [
      'Softmax',
      'Turns logits into shares that add up to 1: e^z over the sum of all e^z. crossEntropy takes logits and does it by itself, so a classifier needs no softmax at its end.',
    ],
    split: [
      'Split',
      'Which samples are for training, for validation and for test. Settings are chosen by the validation part, so that the test part stays unseen.',
    ],
    standardize: [
      'Standardising',
      'Values get mean 0 and standard deviation 1, measured on the training part. Columns with different units then weigh the same.',
    ],
    start: ['Starting weights', 'A network begins with the weights of another run instead of fresh ones. That is transfer learning.'],
    steps: ['Steps', 'A step is one batch: forward, backward, update. A training may be given a number of steps instead of epochs.'],
    stop: ['Stop', 'As a clause: when training ends before its last epoch. In an equation, `stop(x)` lets no gradient through.'],
    stride: ['Stride', 'How far a window moves. A stride of 2 halves the height and width of a picture.'],
    test: [
      'Test part',
      'Samples that neither training nor any choice of settings has seen. It is measured once for the truth about a network.',
    ],
    train: [
      'Training',
      'Data, objectives and how they are followed. Everything left out has a default; a hover on the name shows the full recipe.',
    ],
    units: ['Units', 'How many numbers a dense or recurrent layer gives. Each is a weighted sum of all that flows in.'],
    using: ['Its own optimiser', 'An objective may have an optimiser of its own. Without it, the one of the training is taken.'],
    val: [
      'Validation part',
      'Samples that are not trained on, by which settings and the best epoch are chosen. A validation loss that rises while the training loss falls means overfitting.',
    ],
    warmup: [
      'Warm-up',
      'The learning rate rises from 0 over the first epochs. Large batches and attention need it, because first gradients point anywhere.',
    ],
  }),
);

/** Two sentences about a word, or undefined for words that are none of the field. */
export function glossaryEntry(word: string): GlossaryEntry | undefined {
  const entry = entries.get(word);
  return entry === undefined ? undefined : { title: entry[0], text: entry[1] };
}

/** Every word that is explained. */
export const glossaryWords: readonly string[] = [...entries.keys()];
