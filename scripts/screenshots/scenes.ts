import type { ThemeKind } from '../editor/open-workbench';
import type { Workbench } from '../editor/workbench';

/** What one picture of the README shows. */
export interface Scene {
  /** The picture's name, without its ending. */
  readonly name: string;
  readonly theme: ThemeKind;
  readonly size: { readonly width: number; readonly height: number };
  /** Brings the window, which has the examples and the prepared runs open, to what the picture shows. */
  readonly play: (window: Workbench) => Promise<void>;
}

const size = { width: 1400, height: 860 };
const tall = { width: 1400, height: 960 };

async function showDiagram(window: Workbench): Promise<void> {
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.openFile('lenet5.zoo');
  await window.editor.getByText('28x28x6 · 156').waitFor();
  await window.runCommand('Neurozoo: Open Diagram to the Side');
  await window.webview().locator('svg').first().waitFor();
  await rest(window);
}

async function showInception(window: Workbench): Promise<void> {
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.openFile('inception.zoo');
  await window.runCommand('Neurozoo: Open Diagram to the Side');
  await window.webview().locator('svg').first().waitFor();
  await rest(window);
}

async function showCurves(window: Workbench): Promise<void> {
  await window.openContainer('Neurozoo');
  await window.openFile('lenet5.zoo');
  await window.editor.getByText('28x28x6 · 156').waitFor();
  await window.runCommand('View: New Editor Group to the Right');
  await window.runCommand('Neurozoo: Open Curves');
  await window.pick('lenet-1');
  await window
    .webview()
    .getByRole('img', { name: /^accuracy, from/ })
    .waitFor();
  await rest(window);
}

async function showComparison(window: Workbench): Promise<void> {
  await window.openContainer('Neurozoo');
  await window.runCommand('Neurozoo: Compare Runs');
  await window.pick('rate 0.001');
  await window.pick('rate 0.01 ');
  await window.page.keyboard.press('Enter');
  await window.webview().getByText('Comparison of 2 runs').waitFor();
  await window.webview().getByRole('region', { name: 'Values of each run' }).waitFor();
  await rest(window);
}

async function showEvaluation(window: Workbench): Promise<void> {
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.runCommand('Neurozoo: Evaluate');
  await window.pick('lenet-1');
  await window.webview().getByRole('region', { name: 'Confusion matrix' }).waitFor();
  await window.webview().locator('.cell-samples img, .cell-samples canvas').first().waitFor();
  await rest(window);
}

async function showDataset(window: Workbench): Promise<void> {
  await window.openContainer('Neurozoo');
  await window.openFile('lenet5.zoo');
  await window.runCommand('Neurozoo: Browse Data Set');
  await window.webview().locator('img, canvas').nth(5).waitFor();
  await rest(window);
}

/** The mouse lies where it says nothing, and no notice covers the picture. */
async function rest(window: Workbench): Promise<void> {
  await window.runCommand('Notifications: Clear All Notifications');
  await window.page.mouse.move(size.width / 2, 8);
}

/** The scenes, in the order of the README. */
export const scenes: readonly Scene[] = [
  { name: 'diagram', theme: 'dark', size, play: showDiagram },
  { name: 'inception', theme: 'light', size, play: showInception },
  { name: 'curves', theme: 'dark', size: tall, play: showCurves },
  { name: 'comparison', theme: 'light', size, play: showComparison },
  { name: 'evaluation', theme: 'dark', size: tall, play: showEvaluation },
  { name: 'dataset', theme: 'light', size, play: showDataset },
];
