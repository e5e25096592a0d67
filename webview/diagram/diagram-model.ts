import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Drawing, DrawnBox } from '#diagram/drawing';
import { defaultDiagramView, type DiagramToHost, type DiagramToPage, type DiagramView } from '#protocol/pages/diagram-page';

type Subject = Extract<DiagramToPage, { kind: 'drawing' }>['subjects'][number];

/** What the page shows and what a person may do with it. */
export interface DiagramModel {
  readonly view: ReadonlySignal<DiagramView>;
  readonly subjects: ReadonlySignal<readonly Subject[]>;
  readonly subject: ReadonlySignal<Subject | null>;
  /** Undefined before the first one. */
  readonly drawing: ReadonlySignal<Drawing | undefined>;
  /** The text has errors: what is shown is how it was before. */
  readonly isStale: ReadonlySignal<boolean>;
  /** The box that the caret is in, and the one that the person has chosen here. */
  readonly caretBox: ReadonlySignal<string | undefined>;
  readonly chosen: Signal<string | undefined>;
  readonly chosenBox: ReadonlySignal<DrawnBox | undefined>;
  /** Pixels of the screen for a pixel of the drawing; undefined: as large as fits. */
  readonly zoom: Signal<number | undefined>;
  take(message: DiagramToPage): void;
  change(request: Partial<DiagramView['request']>): void;
  choose(subject: string | null): void;
  /** Opens a folded box or folds an open one; shows the text of a single one. */
  activate(box: DrawnBox): void;
  reveal(box: DrawnBox, focus: boolean): void;
  writeAs(format: Extract<DiagramToHost, { kind: 'export' }>['format']): void;
}

/** What the model needs of the page. */
export interface DiagramPage {
  post(message: DiagramToHost): void;
  keep(state: unknown): void;
}

/** Makes the model of a page. */
export function createDiagramModel(page: DiagramPage): DiagramModel {
  const uri = signal('');
  const view = signal<DiagramView>(defaultDiagramView(null));
  const subjects = signal<readonly Subject[]>([]);
  const subject = signal<Subject | null>(null);
  const drawing = signal<Drawing | undefined>(undefined);
  const isStale = signal(false);
  const caretBox = signal<string | undefined>(undefined);
  const chosen = signal<string | undefined>(undefined);
  const chosenBox = computed(() => drawing.value?.boxes.find(({ id }) => id === (chosen.value ?? caretBox.value)));
  const draw = (next: DiagramView): void => {
    view.value = next;
    page.keep({ uri: uri.value, view: next });
    page.post({ kind: 'draw', view: next });
  };
  const change = (request: Partial<DiagramView['request']>): void => {
    draw({ ...view.value, request: { ...view.value.request, ...request } });
  };
  const reveal = (box: DrawnBox, focus: boolean): void => {
    page.post({ kind: 'reveal', box: box.id, focus });
  };
  const takeDrawing = (message: Extract<DiagramToPage, { kind: 'drawing' }>): void => {
    subjects.value = message.subjects;
    isStale.value = message.drawing === null;
    const next = message.drawing === null ? undefined : parseDrawing(message.drawing);
    if (next === undefined) return;
    if (message.subject?.name !== subject.value?.name) chosen.value = undefined;
    subject.value = message.subject;
    drawing.value = next;
  };
  return {
    ...{ view, subjects, subject, drawing, isStale, caretBox, chosen, chosenBox, zoom: signal<number | undefined>(undefined) },
    ...{ change, reveal },
    take: (message) => {
      switch (message.kind) {
        case 'file':
          uri.value = message.uri;
          view.value = message.view;
          page.keep({ uri: message.uri, view: message.view });
          break;
        case 'drawing':
          takeDrawing(message);
          break;
        case 'caret':
          caretBox.value = message.box ?? undefined;
          if (message.box !== null) chosen.value = undefined;
          break;
      }
    },
    choose: (name) => {
      chosen.value = undefined;
      draw({ subject: name, request: { ...view.value.request, opened: [], closed: [] } });
    },
    activate: (box) => {
      const { opened, closed } = view.value.request;
      if (box.content === 'single') reveal(box, true);
      else if (box.content === 'folded') change({ opened: [...opened, box.id], closed: closed.filter((id) => id !== box.id) });
      else change({ closed: [...closed, box.id], opened: opened.filter((id) => id !== box.id) });
    },
    writeAs: (format) => {
      page.post({ kind: 'export', format });
    },
  };
}

/** The drawing in a message; it comes from the same build, so that only its frame is looked at. */
export function parseDrawing(text: string): Drawing | undefined {
  const value: unknown = JSON.parse(text);
  return isDrawing(value) ? value : undefined;
}

function isDrawing(value: unknown): value is Drawing {
  if (typeof value !== 'object' || value === null || !('width' in value && 'height' in value)) return false;
  return (
    typeof value.width === 'number' &&
    'boxes' in value &&
    Array.isArray(value.boxes) &&
    'elements' in value &&
    Array.isArray(value.elements)
  );
}
