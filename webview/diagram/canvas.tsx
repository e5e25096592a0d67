import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Drawing, DrawnBox } from '#diagram/drawing';
import { t } from '../ui/translate';
import type { DiagramModel } from './diagram-model';
import { boxElement, drawingElement } from './insert-drawing';
import { Minimap } from './minimap';
import { isWheelZoom, panWith, scrollTo, zoomAround, zoomThatFits, zoomSteps } from './viewport';
import { boxTowards, isArrow } from './walk';

interface CanvasProps {
  readonly model: DiagramModel;
  readonly drawing: Drawing;
}

/**
 * The drawing in a field that scrolls. Dragging moves it, the wheel with Ctrl enlarges it; arrow keys walk along the edges, Enter opens or folds, Space
 * shows the text, plus, minus and 0 change the size.
 */
export function Canvas({ model, drawing }: CanvasProps): VNode {
  const field = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = drawingElement(drawing);
    if (element === undefined) return;
    paper.current?.replaceChildren(element);
    enlarge(field.current, model, drawing);
  }, [drawing]);
  useLayoutEffect(() => {
    enlarge(field.current, model, drawing);
  }, [drawing, model.zoom.value]);
  useLayoutEffect(() => {
    markBoxes(paper.current, model);
  }, [drawing, model.chosen.value, model.caretBox.value]);
  useEffect(() => followSize(field.current, () => enlarge(field.current, model, drawing)), [drawing]);
  useEffect(() => listenToWheel(field.current, model), []);
  const boxOf = (event: Event): DrawnBox | undefined => boxUnder(event, drawing);
  return (
    <div class="canvas">
      <div
        class="field"
        ref={field}
        tabIndex={0}
        role="region"
        aria-label={t('Diagram of {0}: arrow keys walk along the edges', drawing.title)}
        onPointerDown={(event) => {
          panWith(event, field.current);
        }}
        onClick={(event) => {
          const box = boxOf(event);
          if (box === undefined) return;
          model.chosen.value = box.id;
          model.reveal(box, false);
        }}
        onDblClick={(event) => {
          const box = boxOf(event);
          if (box !== undefined) model.activate(box);
        }}
        onKeyDown={(event) => {
          onKey(event, { model, drawing, field: field.current });
        }}
      >
        <div class="paper" ref={paper} />
      </div>
      <Minimap drawing={drawing} field={field} zoom={model.zoom.value} />
    </div>
  );
}

interface Keyboard extends CanvasProps {
  readonly field: HTMLElement | null;
}

function onKey(event: KeyboardEvent, { model, drawing, field }: Keyboard): void {
  const at = model.chosenBox.value;
  if (isArrow(event.key)) {
    const next = boxTowards(drawing.boxes, at?.id, event.key);
    if (next !== undefined) choose(field, model, next);
  } else if (!onBoxKey(event.key, model, at) && !onZoomKey(event.key, model, field)) {
    return;
  }
  event.preventDefault();
}

/** @returns whether the key means something for the chosen box */
function onBoxKey(key: string, model: DiagramModel, box: DrawnBox | undefined): boolean {
  if (key === 'Escape') model.chosen.value = undefined;
  else if (box === undefined) return false;
  else if (key === 'Enter') model.activate(box);
  else if (key === ' ') model.reveal(box, true);
  else return false;
  return true;
}

/** @returns whether the key changes the size */
function onZoomKey(key: string, model: DiagramModel, field: HTMLElement | null): boolean {
  const step = { '+': zoomSteps, '=': zoomSteps, '-': 1 / zoomSteps }[key];
  if (step !== undefined) zoomAround(field, model, { factor: step });
  else if (key === '0') model.zoom.value = undefined;
  else return false;
  return true;
}

function choose(field: HTMLElement | null, model: DiagramModel, box: DrawnBox): void {
  model.chosen.value = box.id;
  if (field === null) return;
  const element = boxElement(field, box.id);
  if (element instanceof SVGElement) element.focus({ preventScroll: true });
  scrollTo(field, element);
}

/** The chosen box and the one that the caret is in; the caret's is brought into view. */
function markBoxes(paper: HTMLElement | null, model: DiagramModel): void {
  if (paper === null) return;
  for (const marked of paper.querySelectorAll('.chosen, .caret')) marked.classList.remove('chosen', 'caret');
  const { value: caret } = model.caretBox;
  const { value: chosen } = model.chosen;
  if (chosen !== undefined) boxElement(paper, chosen)?.classList.add('chosen');
  if (caret === undefined) return;
  const element = boxElement(paper, caret);
  element?.classList.add('caret');
  if (chosen === undefined && paper.parentElement !== null) scrollTo(paper.parentElement, element);
}

function enlarge(field: HTMLElement | null, model: DiagramModel, drawing: Drawing): void {
  const svg = field?.querySelector('svg.zoo-drawing');
  if (field === null || svg === null || svg === undefined) return;
  const zoom = model.zoom.value ?? zoomThatFits(field, drawing);
  svg.setAttribute('width', String(Math.round(drawing.width * zoom)));
  svg.setAttribute('height', String(Math.round(drawing.height * zoom)));
}

function followSize(field: HTMLElement | null, onDidResize: () => void): () => void {
  if (field === null) return () => undefined;
  const observer = new ResizeObserver(onDidResize);
  observer.observe(field);
  return () => {
    observer.disconnect();
  };
}

/** Listened to here because the page must be able to keep the browser from enlarging everything. */
function listenToWheel(field: HTMLElement | null, model: DiagramModel): () => void {
  const onWheel = (event: WheelEvent): void => {
    if (!isWheelZoom(event)) return;
    event.preventDefault();
    zoomAround(field, model, { factor: Math.exp(-event.deltaY / 300), at: event });
  };
  field?.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    field?.removeEventListener('wheel', onWheel);
  };
}

function boxUnder(event: Event, drawing: Drawing): DrawnBox | undefined {
  const group = event.target instanceof Element ? event.target.closest('[data-box]') : null;
  const id = group?.getAttribute('data-box');
  return drawing.boxes.find((box) => box.id === id);
}
