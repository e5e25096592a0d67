/** A piece of text to begin with, in the syntax of snippets, and a file in which it makes sense. */
export interface Snippet {
  readonly name: string;
  /** What is typed to get it. */
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
  /** A whole file with `%` where the snippet goes: it must be free of errors with the snippet as it comes. */
  readonly frame: string;
}

const picture = 'network N(x: 32x32x3) { x -> % }';
const sequence = 'network N(x: 28x28) { x -> % }';
const body = 'network N(x: 32x32x3) {\n%\n}';
const alone = '%';
const digits = 'network Net(image: 28x28x1) { image -> dense(64, relu) -> dense(10) }\ndataset digits = mnist()\n';
const points = 'network Net(x: 1) { x -> dense(32, tanh) -> dense(1) }\ndataset data = sines(points = 200)\n';

/** Steps of a network, by family. */
const steps: readonly Snippet[] = [
  step('Convolution', 'conv', 'conv(${1:16}, ${2:3x3}, ${3:relu}, pad = ${4:same})', 'Windows of trained weights.'),
  step(
    'Convolution, batch norm, ReLU',
    'conv-bn',
    'conv(${1:32}, ${2:3x3}, pad = same, bias = no) -> batchnorm -> relu',
    'The usual three.',
  ),
  step('Strided convolution', 'conv-stride', 'conv(${1:32}, ${2:3x3}, ${3:relu}, stride = ${4:2}, pad = same)', 'Halves the picture.'),
  step('Transposed convolution', 'deconv', 'deconv(${1:16}, ${2:4x4}, ${3:relu}, stride = ${4:2}, pad = same)', 'Doubles the picture.'),
  step('Depthwise separable convolution', 'separable', 'separable(${1:32}, ${2:3x3}, ${3:relu}, pad = same)', 'Far fewer weights.'),
  step('Pooling', 'pool', '${1|maxpool,avgpool|}(${2:2x2})', 'The largest or the mean of each window.'),
  step('Pooling and back', 'unpool', '${1:P1}: maxpool(2x2) -> unpool(${1:P1})', 'Puts values back where the maxima came from.'),
  step(
    'Upsampling',
    'upsample',
    'upsample(${1:2x2}) -> conv(${2:16}, 3x3, relu, pad = same)',
    'Enlarges, then smoothes with trained windows.',
  ),
  step('Padding and cropping', 'padding', 'padding(${1:1}) -> conv(${2:16}, 3x3, relu)', 'Room at the edge.'),
  step('Dense', 'dense', 'dense(${1:64}, ${2:relu})', 'Every unit sees everything.'),
  step('Classifier head', 'head', 'globalavgpool -> dense(${1:10})', 'One mean for each channel, then a logit for each class.'),
  step('Maxout', 'maxout', 'maxout(${1:32}, pieces = ${2:2})', 'The largest of several linear maps.'),
  step('Activation', 'activation', '${1|relu,leakyrelu,elu,sigmoid,tanh,softplus,swish,gelu,softmax|}', 'A function of every number.'),
  step('Normalisation', 'norm', '${1|batchnorm,layernorm,instancenorm,l2normalize|}', 'Keeps numbers in size.'),
  step('Dropout', 'dropout', 'dropout(${1:0.5})', 'Leaves numbers out at random while training.'),
  step('Noise', 'noise', 'noise(${1:0.1})', 'Adds random numbers while training.'),
  step(
    'Repetition',
    'repeat',
    '[conv(${1:16}, 3x3, relu, pad = same) -> maxpool(2x2)] x ${2:2}',
    'The same steps several times, with fresh weights.',
  ),
  step('Gradient reversal', 'reverse', 'flatten -> reverse(${1:1})', 'Lets everything through and turns the gradient over.'),
  step('Gram matrix', 'gram', 'conv(${1:16}, 3x3, relu) -> gram', 'How channels go together: the style of a picture.'),
  { ...step('LSTM', 'lstm', 'lstm(${1:128}, sequence = ${2|no,yes|})', 'A recurrent layer with memory.'), frame: sequence },
  { ...step('GRU', 'gru', 'gru(${1:128}, sequence = ${2|no,yes|})', 'A recurrent layer with two gates.'), frame: sequence },
  { ...step('Both directions', 'bidirectional', 'bidirectional(lstm(${1:64}))', 'Reads forwards and backwards.'), frame: sequence },
  { ...step('Attention', 'attention', 'positions -> attention(heads = ${1:4})', 'Every step looks at every other.'), frame: sequence },
  {
    ...step(
      'Characters',
      'characters',
      'embedding(${1:65}, ${2:32}) -> lstm(${3:128}, sequence = yes) -> dense(${1:65})',
      'A model of letters.',
    ),
    frame: 'network N(x: int 50) { x -> % }',
  },
  statement(
    'Skip connection',
    'skip',
    '  ${1:h} = x -> conv(${2:3}, 3x3, relu, pad = same) -> conv(${2:3}, 3x3, pad = same)\n  ${1:h} + x -> relu',
    'What comes in is added to what comes out.',
  ),
  statement(
    'Branches',
    'branches',
    '  a = x -> conv(${1:16}, 1x1, relu)\n  b = x -> conv(${2:16}, 3x3, relu, pad = same)\n  c = x -> conv(${3:16}, 5x5, relu, pad = same)\n  concat(a, b, c)',
    'Windows of several sizes side by side, as in Inception.',
  ),
  statement(
    'Spatial transformer',
    'transformer',
    '  theta = x -> conv(${1:8}, 5x5, relu) -> maxpool(2x2) -> dense(6, init = constant(0))\n  x -> affine(theta)',
    'The network turns and moves its own input (Jaderberg et al. 2015).',
  ),
  statement(
    'Shared layer',
    'shared',
    '  layer ${1:f} = dense(${2:64}, relu)\n  x -> flatten -> ${1:f}',
    'A layer with one set of weights for several uses.',
  ),
];

/** Whole declarations. */
const declarations: readonly Snippet[] = [
  whole(
    'Network',
    'network',
    'A thing with weights.',
    'network ${1:Net}(${2:image}: ${3:28x28x1}) {\n  ${2:image}\n    -> conv(${4:16}, 3x3, relu) -> maxpool(2x2)\n    -> dense(${5:10})\n}',
  ),
  whole(
    'Residual block',
    'block-residual',
    'Two convolutions and a way around them (He et al. 2015).',
    'block ${1:Residual}<channels, stride = 1>(x) {\n  main = x\n    -> conv(channels, 3x3, stride = stride, pad = same, bias = no) -> batchnorm -> relu\n    -> conv(channels, 3x3, pad = same, bias = no) -> batchnorm\n  skip = if stride > 1 {\n    x -> conv(channels, 1x1, stride = stride, bias = no) -> batchnorm\n  \\} else {\n    x\n  \\}\n  main + skip -> relu\n}\n\nnetwork ${2:Net}(image: 32x32x3) {\n  image -> conv(16, 3x3, pad = same) -> [${1:Residual}(16)] x ${3:3} -> globalavgpool -> dense(10)\n}',
  ),
  whole('Data: digits', 'dataset-mnist', '70,000 handwritten digits.', 'dataset ${1:digits} = mnist()'),
  whole('Data: clothing', 'dataset-fashion', '70,000 articles of clothing.', 'dataset ${1:clothes} = fashion()'),
  whole(
    'Data: CIFAR',
    'dataset-cifar',
    'Small colour pictures.',
    'dataset ${1:pictures} = ${2|cifar10,cifar100|}() { standardize  augment shift(4) flip(horizontal) }',
  ),
  whole(
    'Data: folder of pictures',
    'dataset-folder',
    'A sub-folder for each class.',
    'dataset ${1:pictures} = folder("${2:data}", size = ${3:64x64}, channels = ${4|3,1|}) { augment flip(horizontal) }',
  ),
  whole(
    'Data: table',
    'dataset-csv',
    'Columns of a CSV file.',
    'dataset ${1:table} = csv("${2:data.csv}", target = "${3:label}") { standardize  split 80% 10% 10% }',
  ),
  whole('Data: arrays', 'dataset-npz', 'Arrays of NumPy.', 'dataset ${1:arrays} = npz("${2:data.npz}") { split 80% 10% 10% }'),
  whole(
    'Data: text',
    'dataset-text',
    'Characters of a book, and the next ones.',
    'dataset ${1:book} = text("${2:book.txt}", length = ${3:50}) { split 90% 10% }',
  ),
  whole(
    'Data: masks',
    'dataset-masks',
    'Pictures with a class for each pixel.',
    'dataset ${1:scenes} = masks("${2:images}", "${3:masks}")',
  ),
  whole(
    'Data: points',
    'dataset-points',
    'Computed points of the plane.',
    'dataset ${1:points} = ${2|blobs,circles,spiral,xor|}(points = ${3:500})',
  ),
  whole(
    'Data: pairs',
    'dataset-pairs',
    'Two samples, and whether they are of one class.',
    'dataset ${1:digits}  = mnist()\ndataset ${2:couples} = pairs(${1:digits})',
  ),
  whole(
    'Data: triplets',
    'dataset-triplets',
    'A sample, one of its class, and one of another.',
    'dataset ${1:digits}  = mnist()\ndataset ${2:triples} = triplets(${1:digits})',
  ),
  whole(
    'Data: two together',
    'dataset-together',
    'Two data sets side by side, as domain adaptation needs.',
    'dataset ${1:clean} = mnist()\ndataset ${2:noisy} = mnist() { augment background(noise) }\ndataset ${3:both}  = together(source = ${1:clean}, target = ${2:noisy})',
  ),
  {
    ...whole(
      'Training: classifier',
      'train-classifier',
      'Cross-entropy of logits with labels, Adam with a cosine schedule.',
      'train ${1:classify} {\n  data      ${2:digits}\n  minimize  crossEntropy(${3:Net}(image), label)\n  optimizer adam(rate = cosine(${4:0.002}, to = 0))\n  batch     ${5:128}\n  epochs    ${6:12}\n  report    accuracy(${3:Net}(image), label)\n  keep      best(val.accuracy)\n}',
    ),
    frame: `${digits}%`,
  },
  {
    ...whole(
      'Training: regression',
      'train-regression',
      'Squared error, stopped early.',
      'train ${1:fit} {\n  data      ${2:data}\n  minimize  l2(${3:Net}(x), y)\n  optimizer adam(${4:0.01})\n  batch     ${5:32}\n  epochs    ${6:100}\n  stop      early(val.loss, patience = ${7:10})\n  report    mae(${3:Net}(x), y)\n}',
    ),
    frame: `${points}%`,
  },
  whole(
    'Training: autoencoder',
    'train-autoencoder',
    'A picture through few numbers and back.',
    'network ${1:Encode}(image: 28x28x1) { image -> dense(128, relu) -> dense(${2:16}) }\nnetwork ${3:Decode}(z: ${2:16})          { z -> dense(128, relu) -> dense(784, sigmoid) -> reshape(28x28x1) }\n\ndataset ${4:digits} = mnist()\n\ntrain ${5:compress} {\n  data      ${4:digits}\n  code = ${1:Encode}(image)\n  again = ${3:Decode}(code)\n  minimize  l2(again, image)\n  optimizer adam(1e-3)\n  epochs    ${6:10}\n  show      image, again\n}',
  ),
  whole(
    'Training: variational autoencoder',
    'train-vae',
    'An autoencoder whose codes fill a normal distribution (Kingma, Welling 2013).',
    'network ${1:Encode}(image: 28x28x1) {\n  h = image -> dense(256, relu)\n  return mean = h -> dense(${2:16}), logvar = h -> dense(${2:16})\n}\n\nnetwork ${3:Decode}(z: ${2:16}) { z -> dense(256, relu) -> dense(784) -> reshape(28x28x1) }\n\ndataset ${4:digits} = mnist()\n\ntrain ${5:vae} {\n  data     ${4:digits}\n  e ~ normal(${2:16})\n  q = ${1:Encode}(image)\n  z = q.mean + exp(0.5 * q.logvar) * e\n  minimize 784 * bce(${3:Decode}(z), image) + kl(q.mean, q.logvar)\n  epochs   ${6:20}\n  show     sigmoid(${3:Decode}(e)) as grid(8x8)\n}',
  ),
  whole(
    'Training: GAN',
    'train-gan',
    'One network makes, the other judges (Goodfellow et al. 2014).',
    'network ${1:G}(z: 64)          { z -> dense(256, relu) -> dense(784, tanh) -> reshape(28x28x1) }\nnetwork ${2:D}(image: 28x28x1) { image -> dense(256, leakyrelu) -> dense(1) }\n\ndataset ${3:digits} = mnist() { scale -1..1 }\n\ntrain ${4:gan} {\n  data     ${3:digits}\n  z ~ normal(64)\n  fake = ${1:G}(z)\n  minimize bce(${2:D}(image), 1) + bce(${2:D}(stop(fake)), 0)  over ${2:D}  using adam(2e-4, beta1 = 0.5)\n  minimize bce(${2:D}(fake), 1)                           over ${1:G}  using adam(2e-4, beta1 = 0.5)\n  batch    64\n  epochs   ${5:20}\n  show     fake as grid(8x8)\n}',
  ),
  whole(
    'Training: siamese',
    'train-siamese',
    'The same network for two pictures; near where they are of one class.',
    'network ${1:Embed}(image: 28x28x1) { image -> conv(16, 5x5, relu) -> maxpool(2x2) -> dense(${2:64}) -> l2normalize }\n\ndataset ${3:digits}  = mnist()\ndataset ${4:couples} = pairs(${3:digits})\n\ntrain ${5:siamese} {\n  data      ${4:couples}\n  d = distance(${1:Embed}(left), ${1:Embed}(right))\n  minimize  contrastive(d, same, margin = ${6:1})\n  optimizer rmsprop(1e-3)\n  batch     128\n  epochs    ${7:3}\n  report    accuracy(d < 0.5, same)\n}',
  ),
  whole(
    'Training: triplets',
    'train-triplet',
    'Nearer to the same class than to any other (Schroff et al. 2015).',
    'network ${1:Embed}(image: 28x28x1) { image -> conv(16, 5x5, relu) -> maxpool(2x2) -> dense(${2:64}) -> l2normalize }\n\ndataset ${3:digits} = mnist()\n\ntrain ${4:triplet} {\n  data      ${3:digits}\n  minimize  tripletAll(${1:Embed}(image), label, margin = ${5:0.2})\n  optimizer adam(1e-3)\n  batch     80 balanced(classes = 10, each = 8)\n  steps     ${6:600}\n  report    recallAt1(${1:Embed}(image), label)\n}',
  ),
  whole(
    'Training: transfer',
    'train-transfer',
    'New layers behind a network of the zoo whose weights stay.',
    'import "zoo:vgg16"\n\nnetwork ${1:Head}(features: 7x7x512) { features -> dense(${2:256}, relu) -> dropout(0.5) -> dense(${3:5}) }\n\ndataset ${4:pictures} = folder("${5:data}", size = 224x224)\n\ntrain ${6:transfer} {\n  data      ${4:pictures}\n  minimize  crossEntropy(${1:Head}(VGG16(image).pool5), label)  over ${1:Head}\n  optimizer adam(1e-3)\n  freeze    VGG16\n  epochs    ${7:10}\n}',
  ),
  whole(
    'Training: text with an LSTM',
    'train-lstm',
    'Learns to write the next letter (Karpathy 2015).',
    'network ${1:Writer}<vocabulary = 65>(chars: int 50) {\n  chars -> embedding(vocabulary, 32) -> lstm(${2:128}, sequence = yes) -> dense(vocabulary)\n}\n\ndataset ${3:book} = text("${4:book.txt}", length = 50) { split 90% 10% }\n\ntrain ${5:writer} {\n  data      ${3:book}\n  minimize  crossEntropy(${1:Writer}(chars), next)\n  optimizer adam(4e-3)\n  clip      5\n  batch     32\n  steps     ${6:1000}\n  report    perplexity(${1:Writer}(chars), next)\n  show      ${1:Writer} as text(length = 200)\n}',
  ),
  whole(
    'Training: segmentation',
    'train-segmentation',
    'A class for each pixel.',
    'network ${1:Segment}(image: 40x40x1) {\n  image\n    -> conv(16, 3x3, relu, pad = same) -> maxpool(2x2) -> conv(32, 3x3, relu, pad = same)\n    -> upsample(2x2) -> conv(${2:11}, 3x3, pad = same)\n}\n\ndataset ${3:scenes} = digitScenes(size = 40x40, digits = 1, train = 4000, test = 300, seed = 0)\n\ntrain ${4:segment} {\n  data     ${3:scenes}\n  minimize crossEntropy(${1:Segment}(image), mask)\n  epochs   ${5:8}\n  report   iou(${1:Segment}(image), mask)\n  show     image, mask, ${1:Segment}(image) as rows\n}',
  ),
  {
    ...whole(
      'Search',
      'search',
      'The same training with other settings.',
      'search ${1:tune} of ${2:fit} {\n  rate in log(${3:1e-4}, ${4:1e-1})\n  batch in {${5:32}, ${6:64}, ${7:128}\\}\n  minimize val.loss\n  using ${8|asha,random,tpe,anneal|}(trials = ${9:20})\n}',
    ),
    frame: `${points}train fit { data data  minimize l2(Net(x), y) }\n%`,
  },
  {
    ...whole(
      'Expectation of a network',
      'expect-network',
      'Counts and shapes, checked while typing.',
      'expect ${1:Net} { parameters = ${2:50890}  output = ${3:10} }',
    ),
    frame: `${digits}%`,
  },
  {
    ...whole(
      'Expectation of a training',
      'expect-training',
      'What a training must reach, checked by neurozoo test.',
      'expect ${1:fit} { test.loss <= ${2:0.1}  deterministic }',
    ),
    frame: `${points}train fit { data data  minimize l2(Net(x), y) }\n%`,
  },
  whole(
    'Import from the zoo',
    'import',
    'Networks that come with Neurozoo.',
    'import "zoo:${1|vgg16,vgg19,resnet,googlenet,alexnet,mobilenet-v2,squeezenet,unet|}"',
  ),
];

/** Every snippet but those of the zoo, which are the zoo's own files. */
export const snippetTable: readonly Snippet[] = [...steps, ...declarations];

function step(name: string, prefix: string, ...[text, description]: readonly [text: string, description: string]): Snippet {
  return { name, prefix, description, body: text, frame: picture };
}

function statement(name: string, prefix: string, ...[text, description]: readonly [text: string, description: string]): Snippet {
  return { name, prefix, description, body: text.replace(/^ {2}/gm, ''), frame: body };
}

function whole(name: string, prefix: string, ...[description, text]: readonly [description: string, text: string]): Snippet {
  return { name, prefix, description, body: text, frame: alone };
}
