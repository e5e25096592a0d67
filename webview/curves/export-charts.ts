import type { CommonToHost } from '#protocol/pages/page-wire';
import { savePicture } from '../ui/connect-page';
import { chartsSvg, type SvgChart } from './charts-svg';
import type { ChartStyle } from './chart-style';
import type { CurvesModel } from './curves-model';
import { runName } from './run-words';
import { fittedRange } from './y-range';

/** What is exported, and who takes the file. */
export interface ExportOrder {
  readonly model: CurvesModel;
  /** The charts that are shown, from top to bottom. */
  readonly metrics: readonly string[];
  readonly style: ChartStyle;
  readonly post: (message: CommonToHost) => void;
}

/** Pixels of a PNG for each of the picture: sharp in print. */
const pngScale = 2;

/** Offers what is shown as a file: pictures are made here, all points come from where they are read. */
export async function exportCharts(format: 'svg' | 'png' | 'csv', { model, metrics, style, post }: ExportOrder): Promise<void> {
  const runs = model.shownRuns.peek();
  if (format === 'csv') {
    model.post({ kind: 'csv', runs: [...runs] });
    return;
  }
  const names = (model.runs.peek() ?? []).map(runName);
  const svg = chartsSvg(svgCharts(model, metrics), { names, runs, style });
  const blob = format === 'svg' ? new Blob([svg.text], { type: 'image/svg+xml' }) : await toPng(svg);
  const name = runs.map((run) => model.runs.peek()?.[run]?.id ?? '').join('-');
  await savePicture(post, `${name.slice(0, 100)}.${format}`, blob);
}

function svgCharts(model: CurvesModel, metrics: readonly string[]): readonly SvgChart[] {
  const window = model.window.peek();
  const shown = new Set(model.shownRuns.peek());
  if (window === undefined) return [];
  const { ranges } = model.preferences.peek();
  return metrics.map((metric) => {
    const series = model.series.peek().filter((one) => one.metric === metric && shown.has(one.run));
    return { metric, series, window, range: ranges[metric] ?? fittedRange(series, window.logY) };
  });
}

async function toPng({ text, width, height }: { readonly text: string; readonly width: number; readonly height: number }): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * pngScale;
  canvas.height = height * pngScale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture is larger than the browser can make.'));
      else resolve(blob);
    }, 'image/png');
  });
}
