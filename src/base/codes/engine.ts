import type { CodeEntry } from './code-entry';

/** Codes about the engine and its targets (ZOO4xxx). */
export const engineCodes = {
  ZOO4101: {
    title: 'Not built yet',
    severity: 'error',
    explanation: 'The language knows this layer, function or report, and checks its shapes, but this version cannot compute it.',
    example: 'image -> roialign(7x7)',
    cure: 'Use another layer, or a version of Neurozoo that has it; `neurozoo check --explain` names what a training needs.',
  },
  ZOO4102: {
    title: 'Unknown kernel',
    severity: 'error',
    explanation: 'A training step is recorded before it runs. It used a kernel of tfjs-core whose shape the recorder does not know.',
    example: 'A layer that uses the kernel FFT.',
    cure: 'This is a defect of Neurozoo: add a shape rule for the kernel in src/engine/trace.',
  },
  ZOO4103: {
    title: 'Step cannot be recorded',
    severity: 'error',
    explanation: 'The step used a tensor that it was not given, or called a kernel in a way that no program can carry.',
    example: 'A layer that keeps a tensor from one step to the next by itself.',
    cure: 'This is a defect of Neurozoo: give the layer its tensor as a weight.',
  },
  ZOO4104: {
    title: 'Step asks for numbers',
    severity: 'error',
    explanation: 'While a step is recorded there are no numbers, only shapes; a step must not decide anything by the value of a tensor.',
    example: 'A loss that reads a tensor to choose its formula.',
    cure: 'This is a defect of Neurozoo: express the choice with kernels such as Select.',
  },
  ZOO4105: {
    title: 'Layer used in a way that cannot be computed',
    severity: 'error',
    explanation: 'The layer is built, but not for these settings.',
    example: 'unpool after a max pooling whose windows overlap',
    cure: 'Change the settings as the message says.',
  },
  ZOO4106: {
    title: 'No closed form',
    severity: 'error',
    explanation: '`closedForm` solves linear least squares: one dense layer without activation, and the loss l2 or adaline of its output.',
    example: 'network Adaline(x: 2) { x -> dense(1, tanh) }\ntrain widrow { data and minimize l2(Adaline(x), y) optimizer closedForm }',
    cure: 'Leave the activation out, or use another optimiser.',
  },
  ZOO4107: {
    title: 'Label out of range',
    severity: 'error',
    explanation: 'A label must be a whole number from 0 to the number of classes less one; anything else has no logit.',
    example: 'A csv file whose class column counts from 1.',
    cure: 'Mend the sample that the message names, or give the network more classes.',
  },
  ZOO4108: {
    title: 'Recipe does not fit together',
    severity: 'error',
    explanation: 'The recipe names a network, a weight, a value or a field that it does not contain.',
    example: 'A recipe.json that was edited by hand.',
    cure: 'Start the training from its .zoo file again.',
  },
  ZOO4201: {
    title: 'A backend lacks a kernel',
    severity: 'error',
    explanation:
      'A step is a list of kernels (a convolution, a sum, an update), and each backend brings its own. This one has no kernel of that name, so the step cannot run there.',
    example: "The target 'cpu' has no kernel CropAndResize, which 'Detector/roi' needs.",
    cure: 'Choose another backend, or leave `backend` out so that one is chosen that runs the step.',
  },
  ZOO4202: {
    title: 'A step is given the wrong numbers',
    severity: 'error',
    explanation:
      'A step is prepared for tensors of one shape and type, and for a state that is there. What it was given is missing or has another shape or type.',
    example: "The feed 'image' is float32 64x28x28x1; the program 'train' takes float32 128x28x28x1.",
    cure: 'This is a defect of Neurozoo or a damaged checkpoint: resume from an earlier one, and report the message.',
  },
  ZOO4203: {
    title: 'The backend is out of memory',
    severity: 'error',
    explanation:
      'The numbers of a step (weights, activations, gradients) do not fit into the memory that the backend can take. The weights are as they were before the step.',
    example: 'batch 4096',
    cure: 'Take a smaller batch or a smaller network; `neurozoo summary` tells what a step needs.',
  },
  ZOO4204: {
    title: 'A recorded step is not sound',
    severity: 'error',
    explanation:
      'A recorded step was checked before it ran, and something in it contradicts itself: a value that nothing makes, a name that stands twice, a session that has ended.',
    example: "The program 'train' is not sound: state 'w' changes from 3x1 to 4x1.",
    cure: 'This is a defect of Neurozoo: report the message with the file that caused it.',
  },
  ZOO4205: {
    title: 'A kernel did not keep to its record',
    severity: 'error',
    explanation:
      'While a step runs, each result is compared with the shape and type that were recorded for it. One differs, so that the numbers after it would be wrong.',
    example: "Sum of 'loss' made float32 10 where float32 scalar was recorded.",
    cure: 'This is a defect of Neurozoo: report the message; `backend cpu` may run the step meanwhile.',
  },
  ZOO4206: {
    title: 'A backend does not start',
    severity: 'error',
    explanation: 'The backend is part of the product, but its module is missing, damaged, or refused by this version of Node.',
    example: 'The WebAssembly module tfjs-backend-wasm-simd.wasm is not in dist.',
    cure: 'Install or build again; `backend cpu` runs without the module, slowly.',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;
