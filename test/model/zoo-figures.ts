/** Published or separately computed counts of the networks in `examples/zoo`, which their analysis must give exactly. */
export interface ZooFigure {
  readonly file: string;
  readonly network: string;
  readonly parameters: number;
  /** With running averages, as TensorFlow.js counts; left out where nobody has published it. */
  readonly total?: number;
  readonly macs?: number;
}

export const zooFigures: readonly ZooFigure[] = [
  { file: 'lenet5-paper', network: 'LeNet5Paper', parameters: 60_000 },
  { file: 'lenet5-paper', network: 'LeNet5Softmax', parameters: 60_850 },
  { file: 'alexnet', network: 'AlexNet', parameters: 60_965_224, macs: 724_406_816 },
  { file: 'alexnet', network: 'AlexNetSingle', parameters: 62_378_344, macs: 1_135_256_096 },
  { file: 'alexnet', network: 'AlexNetTorchvision', parameters: 61_100_840, macs: 714_188_480 },
  { file: 'zfnet', network: 'ZFNet', parameters: 62_357_608, macs: 1_168_032_896 },
  { file: 'vgg16', network: 'VGG16', parameters: 138_357_544, macs: 15_470_264_320 },
  { file: 'vgg19', network: 'VGG19', parameters: 20_024_384 },
  { file: 'vgg19', network: 'VGG19Classifier', parameters: 143_667_240, macs: 19_632_062_464 },
  { file: 'googlenet', network: 'GoogLeNet', parameters: 6_998_552 },
  { file: 'resnet', network: 'ResNet18', parameters: 11_689_512, total: 11_699_112, macs: 1_814_073_344 },
  { file: 'resnet', network: 'ResNet34', parameters: 21_797_672, total: 21_814_696, macs: 3_663_761_408 },
  { file: 'resnet', network: 'ResNet50', parameters: 25_557_032, total: 25_610_152, macs: 4_089_184_256 },
  { file: 'resnet', network: 'ResNet101', parameters: 44_549_160 },
  { file: 'resnet', network: 'ResNet152', parameters: 60_192_808 },
  { file: 'resnet-cifar', network: 'ResNet20A', parameters: 269_722, total: 271_098, macs: 40_551_040 },
  { file: 'resnet-cifar', network: 'ResNet20B', parameters: 272_474, total: 274_042, macs: 40_813_184 },
  { file: 'squeezenet', network: 'SqueezeNet10', parameters: 1_248_424, macs: 818_924_576 },
  { file: 'squeezenet', network: 'SqueezeNet11', parameters: 1_235_496, macs: 349_151_936 },
  { file: 'mobilenet-v2', network: 'MobileNetV2', parameters: 3_504_872, total: 3_538_984, macs: 300_774_272 },
  { file: 'unet', network: 'UNet', parameters: 31_030_658, macs: 150_428_424_448 },
  { file: 'unet-same', network: 'UNetGrey', parameters: 31_030_593 },
  { file: 'unet-same', network: 'UNetColor', parameters: 31_031_745 },
  { file: 'unet-same', network: 'UNetScenes', parameters: 31_033_045 },
  { file: 'unet-same', network: 'UNetNorm', parameters: 31_037_698, total: 31_049_474, macs: 48_171_581_440 },
  { file: 'segnet', network: 'SegNet', parameters: 29_449_355 },
  { file: 'segnet', network: 'SegNetBasic', parameters: 1_416_587 },
  { file: 'fcn', network: 'FCN32s', parameters: 134_346_581 },
  { file: 'fcn', network: 'FCN16s', parameters: 134_357_354 },
  { file: 'fcn', network: 'FCN8s', parameters: 134_362_751 },
  { file: 'tiny-yolov2', network: 'TinyYOLOv2', parameters: 15_861_773, total: 15_867_885, macs: 3_485_520_896 },
  { file: 'dcgan', network: 'G', parameters: 3_576_704, total: 3_578_624, macs: 104_628_224 },
  { file: 'dcgan', network: 'D', parameters: 2_765_568, total: 2_767_360, macs: 103_817_216 },
  { file: 'dcgan', network: 'TutorialG', parameters: 2_305_472, total: 2_330_944 },
  { file: 'dcgan', network: 'TutorialD', parameters: 212_865 },
  { file: 'pix2pix', network: 'G', parameters: 54_413_955, total: 54_423_811, macs: 6_048_186_368 },
  { file: 'pix2pix', network: 'D', parameters: 2_768_705, total: 2_770_497, macs: 3_197_140_992 },
  { file: 'cyclegan', network: 'Generator9', parameters: 11_378_179, macs: 49_551_507_456 },
  { file: 'cyclegan', network: 'Generator6', parameters: 7_837_699, macs: 8_763_998_208 },
  { file: 'cyclegan', network: 'Discriminator', parameters: 2_764_737, macs: 3_146_809_344 },
  { file: 'fast-style', network: 'TransformerNet', parameters: 1_679_235, macs: 10_078_912_512 },
  { file: 'srcnn', network: 'SRCNN915', parameters: 8129 },
  { file: 'srcnn', network: 'SRCNN935', parameters: 24_513 },
  { file: 'srcnn', network: 'SRCNN955', parameters: 57_281 },
  { file: 'koch-siamese', network: 'Twin', parameters: 38_947_648, macs: 908_623_872 },
  { file: 'koch-siamese', network: 'Koch', parameters: 38_951_745 },
  { file: 'recurrent', network: 'RowRnn', parameters: 21_386 },
  { file: 'recurrent', network: 'RowGru', parameters: 61_578 },
  { file: 'recurrent', network: 'RowLstm', parameters: 81_674 },
  { file: 'recurrent', network: 'RowLstm64', parameters: 24_458 },
  { file: 'recurrent', network: 'CharRnn', parameters: 239_297 },
];
