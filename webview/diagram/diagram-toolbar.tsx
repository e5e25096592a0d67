import type { VNode } from 'preact';
import { colorings, diagramStyles, type DiagramStyle } from '#diagram/diagram-request';
import { toSvg } from '#diagram/to-svg';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { savePicture } from '../ui/connect-page';
import { Choice } from '../ui/choice';
import { Button, Select } from '../ui/kit';
import { MenuButton } from '../ui/menu-button';
import { svgToPng } from '../ui/svg-to-png';
import { themeKind } from '../ui/theme';
import { t } from '../ui/translate';
import type { DiagramModel } from './diagram-model';
import { colorWords } from './legend';
import { zoomAround, zoomSteps } from './viewport';

interface ToolbarProps {
  readonly model: DiagramModel;
  readonly post: (message: CommonToHost) => void;
}

/** The value of the list for what follows the caret; no declaration can be called so. */
const followsCaret = '*';

/** What is drawn, how, how large, and where it goes. */
export function DiagramToolbar({ model, post }: ToolbarProps): VNode {
  const { request, subject } = model.view.value;
  const isGraph = request.style === 'graph';
  return (
    <div class="toolbar row">
      <Select
        label={t('What is drawn')}
        value={subject ?? followsCaret}
        options={[
          { value: followsCaret, text: followWords(model) },
          ...model.subjects.value.map(({ kind, name }) => ({ value: name, text: kind === 'network' ? name : t('training {0}', name) })),
        ]}
        onChange={(value) => {
          model.choose(value === followsCaret ? null : value);
        }}
      />
      <Choice
        label={t('Style')}
        value={request.style}
        options={diagramStyles.map((style) => ({ value: style, text: styleWords()[style] }))}
        onChange={(style) => {
          model.change({ style });
        }}
      />
      <Select
        label={t('Colour by')}
        value={request.colorBy}
        options={colorings.map((value) => ({ value, text: colorWords()[value] }))}
        disabled={!isGraph}
        onChange={(colorBy) => {
          model.change({ colorBy });
        }}
      />
      {isGraph && <GraphButtons model={model} />}
      <ZoomButtons model={model} />
      <MenuButton
        disabled={model.drawing.value === undefined}
        items={[
          { text: 'SVG', onPick: () => model.writeAs('svg') },
          { text: 'PNG', onPick: () => void exportPng(model, post) },
          { text: 'TikZ', onPick: () => model.writeAs('tikz') },
          { text: 'Mermaid', onPick: () => model.writeAs('mermaid') },
        ]}
      >
        {t('Export')}
      </MenuButton>
    </div>
  );
}

function GraphButtons({ model }: Pick<ToolbarProps, 'model'>): VNode {
  const { direction, expand } = model.view.value.request;
  const turned = direction === 'down' ? 'right' : 'down';
  return (
    <span class="row tight">
      <Button
        look="icon"
        label={turned === 'right' ? t('Flow to the right') : t('Flow down')}
        onPress={() => model.change({ direction: turned })}
      >
        {turned === 'right' ? '→' : '↓'}
      </Button>
      <Button
        look="icon"
        label={t('Open all blocks')}
        onPress={() => model.change({ expand: 'all', opened: [], closed: [] })}
        disabled={expand === 'all'}
      >
        ⊞
      </Button>
      <Button
        look="icon"
        label={t('Fold all blocks')}
        onPress={() => model.change({ expand: 'none', opened: [], closed: [] })}
        disabled={expand === 'none'}
      >
        ⊟
      </Button>
    </span>
  );
}

function ZoomButtons({ model }: Pick<ToolbarProps, 'model'>): VNode {
  const field = (): HTMLElement | null => document.querySelector<HTMLElement>('.field');
  return (
    <span class="row tight">
      <Button look="icon" label={t('Smaller')} onPress={() => zoomAround(field(), model, { factor: 1 / zoomSteps })}>
        −
      </Button>
      <Button look="icon" label={t('Larger')} onPress={() => zoomAround(field(), model, { factor: zoomSteps })}>
        +
      </Button>
      <Button look="icon" label={t('fit the window')} onPress={() => (model.zoom.value = undefined)}>
        {t('fit')}
      </Button>
      <Button look="icon" label={t('1:1, true size')} onPress={() => (model.zoom.value = 1)}>
        1:1
      </Button>
    </span>
  );
}

function followWords(model: DiagramModel): string {
  const name = model.subject.value?.name;
  return name === undefined || model.view.value.subject !== null ? t('at the caret') : t('at the caret: {0}', name);
}

function styleWords(): Readonly<Record<DiagramStyle, string>> {
  return { graph: t('graph'), lenet: t('planes'), alexnet: t('boxes'), neurons: t('neurons') };
}

async function exportPng(model: DiagramModel, post: (message: CommonToHost) => void): Promise<void> {
  const { value: drawing } = model.drawing;
  if (drawing === undefined) return;
  const isLight = themeKind() === 'light' || themeKind() === 'highContrastLight';
  const svg = toSvg(drawing, { theme: isLight ? 'light' : 'dark', style: 'embedded', hasBackground: true });
  await savePicture(post, `${model.subject.value?.name ?? 'diagram'}.png`, await svgToPng(svg));
}
