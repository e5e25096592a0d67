import { inTrustedFolder, onZooFile, type CommandSpec } from './command-spec';

/** Commands about `.zoo` files, before anything is trained. */
export const fileCommands = {
  newFromTemplate: {
    title: 'New File from Zoo Template…',
    does: 'Chooses an architecture of the zoo or an empty file and opens it as a new `.zoo` file.',
    icon: 'new-file',
    palette: 'always',
    menus: [
      { menu: 'file/newFile', group: 'file' },
      { menu: 'view/title', when: 'view == neurozoo.models', group: 'navigation@1' },
    ],
  },
  openSample: {
    title: 'Open the LeNet-5 Sample',
    does: 'Puts `lenet5.zoo` into the opened folder and shows it.',
    palette: { when: 'workspaceFolderCount != 0' },
    menus: [],
  },
  openWalkthrough: {
    title: 'Open Walkthrough',
    does: 'Shows the first steps: open, draw, train LeNet-5, compare.',
    palette: 'always',
    menus: [],
  },
  openTemplate: {
    title: 'Open as New File',
    does: 'Opens an architecture of the zoo as a new file.',
    icon: 'new-file',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.models && viewItem =~ /\\btemplate\\b/', group: 'inline@1' }],
  },
  revealDeclaration: {
    title: 'Go to Declaration',
    does: 'Shows where a network or data set is declared.',
    icon: 'go-to-file',
    palette: 'never',
    menus: [
      { menu: 'view/item/context', when: 'view == neurozoo.models && viewItem =~ /\\bnetwork\\b/', group: '1_open@1' },
      { menu: 'view/item/context', when: 'view == neurozoo.datasets && viewItem =~ /\\bdataset\\b/', group: '1_open@1' },
    ],
  },
  openDiagram: {
    title: 'Open Diagram to the Side',
    does: 'Draws the networks of the file beside the text and keeps up with it.',
    icon: 'type-hierarchy',
    palette: { when: 'editorLangId == zoo' },
    menus: [
      { menu: 'editor/title', when: 'resourceLangId == zoo', group: 'navigation@1' },
      { menu: 'explorer/context', when: onZooFile, group: '3_neurozoo@2' },
      { menu: 'view/item/context', when: 'view == neurozoo.models && viewItem =~ /\\bnetwork\\b/', group: 'inline@2' },
    ],
    key: { key: 'ctrl+k alt+d', mac: 'cmd+k alt+d', when: 'editorLangId == zoo && editorTextFocus' },
  },
  exportDiagram: {
    title: 'Export Diagram…',
    does: 'Writes the drawing of a network as SVG, PNG, TikZ or Mermaid.',
    palette: { when: 'editorLangId == zoo' },
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.models && viewItem =~ /\\bnetwork\\b/', group: '2_export@1' }],
  },
  openDataset: {
    title: 'Browse Data Set',
    does: 'Shows the samples of a data set with labels, counts and splits, before and after augmentation.',
    icon: 'preview',
    palette: { when: `editorLangId == zoo && ${inTrustedFolder}` },
    menus: [{ menu: 'view/item/context', when: 'view == neurozoo.datasets && viewItem =~ /\\bdataset\\b/', group: 'inline@1' }],
  },
  useFolderAsData: {
    title: 'Use Folder as Data Set',
    does: 'Writes a data set declaration for a folder of pictures into a `.zoo` file.',
    palette: 'never',
    menus: [{ menu: 'explorer/context', when: 'explorerResourceIsFolder && !explorerResourceIsRoot', group: '3_neurozoo@1' }],
  },
} as const satisfies Record<string, CommandSpec>;
