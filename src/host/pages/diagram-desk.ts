import { NeurozooError } from '#base/neurozoo-error';
import { parsePlacedBoxes, type DiagramToHost, type DiagramToPage, type DiagramView, type PlacedBox } from '#protocol/pages/diagram-page';
import type { LanguageResult } from '#protocol/language-requests';
import type { SourceRange } from '#model/source-range';

/** What the desk of a diagram needs of the editor. */
export interface DiagramDoors {
  readonly uri: string;
  /** The file's name, for people. */
  readonly file: string;
  /** Asks the language server; where the view names no subject, `caret` decides. */
  draw(view: DiagramView, caret: number | undefined): Promise<LanguageResult<'diagram'>>;
  /** The drawing as a text in another form; null where the subject has errors. */
  write(view: DiagramView, format: Extract<DiagramToHost, { kind: 'export' }>['format']): Promise<string | null>;
  save(name: string, text: string): Promise<void>;
  reveal(source: SourceRange, focus: boolean): void | Promise<void>;
  post(message: DiagramToPage): void;
  setTitle(title: string): void;
  /** The caret's offset in the text, where the text is shown. */
  caret(): number | undefined;
}

/** The host's side of a diagram: draws when the text or the view changes, and ties boxes to places of the text. */
export interface DiagramDesk {
  onDidShow(): void;
  onMessage(message: DiagramToHost): Promise<void>;
  /** The text has changed and was analysed. */
  onDidChangeText(): void;
  onDidMoveCaret(): void;
  dispose(): void;
}

/** The endings of exported files. */
const endings = { svg: 'svg', tikz: 'tex', mermaid: 'mmd' } as const;

/** Opens the desk of one page. @param view what is drawn first */
export function createDiagramDesk(doors: DiagramDoors, view: DiagramView): DiagramDesk {
  return new Desk(doors, view);
}

class Desk implements DiagramDesk {
  readonly #doors: DiagramDoors;
  #view: DiagramView;
  #subject: string | undefined;
  #boxes: readonly PlacedBox[] = [];
  #caretBox: string | null = null;
  /** One drawing at a time: what comes meanwhile is drawn afterwards, once. */
  #isDrawing = false;
  #isOutdated = false;
  #isDisposed = false;

  constructor(doors: DiagramDoors, view: DiagramView) {
    this.#doors = doors;
    this.#view = view;
  }

  onDidShow(): void {
    this.#doors.post({ kind: 'file', uri: this.#doors.uri, name: this.#doors.file, view: this.#view });
    this.#redraw();
  }

  async onMessage(message: DiagramToHost): Promise<void> {
    switch (message.kind) {
      case 'draw':
        this.#view = message.view;
        this.#redraw();
        break;
      case 'reveal':
        await this.#reveal(message.box, message.focus);
        break;
      case 'export':
        await this.#export(message.format);
        break;
    }
  }

  onDidChangeText(): void {
    this.#redraw();
  }

  onDidMoveCaret(): void {
    const box = boxAt(this.#boxes, this.#doors.caret());
    if (box === undefined && this.#view.subject === null) {
      // The caret may be in another network now.
      this.#redraw();
      return;
    }
    this.#tellCaret(box?.id ?? null);
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #redraw(): void {
    if (this.#isDrawing) {
      this.#isOutdated = true;
      return;
    }
    this.#isDrawing = true;
    void this.#draw().finally(() => {
      this.#isDrawing = false;
      if (this.#isOutdated && !this.#isDisposed) {
        this.#isOutdated = false;
        this.#redraw();
      }
    });
  }

  async #draw(): Promise<void> {
    const answer = await this.#answer();
    if (this.#isDisposed || answer === undefined) return;
    const { subject, subjects, drawing } = answer;
    this.#doors.post({ kind: 'drawing', subject, subjects, drawing: drawing === null ? null : JSON.stringify(drawing) });
    if (drawing === null) return;
    this.#subject = subject?.name;
    this.#doors.setTitle(subject?.name ?? this.#doors.file);
    this.#boxes = parsePlacedBoxes(drawing.boxes);
    this.#tellCaret(boxAt(this.#boxes, this.#doors.caret())?.id ?? null, true);
  }

  /** A server that is just being started anew answers the next change. */
  async #answer(): Promise<LanguageResult<'diagram'> | undefined> {
    try {
      return await this.#doors.draw(this.#view, this.#doors.caret());
    } catch {
      return undefined;
    }
  }

  #tellCaret(box: string | null, always = false): void {
    if (box === this.#caretBox && !always) return;
    this.#caretBox = box;
    this.#doors.post({ kind: 'caret', box });
  }

  async #reveal(id: string, focus: boolean): Promise<void> {
    const source = this.#boxes.find((box) => box.id === id)?.source;
    if (source === undefined) return;
    await this.#doors.reveal(source, focus);
  }

  async #export(format: Extract<DiagramToHost, { kind: 'export' }>['format']): Promise<void> {
    const shown = this.#subject ?? this.#view.subject;
    const text = await this.#doors.write({ ...this.#view, subject: shown }, format);
    if (text === null) {
      throw new NeurozooError({ code: 'ZOO6008', message: `${shown ?? this.#doors.file} has errors and is not drawn.` });
    }
    await this.#doors.save(`${shown ?? 'diagram'}.${endings[format]}`, text);
  }
}

/** The innermost box that an offset of the text is in. */
export function boxAt(boxes: readonly PlacedBox[], offset: number | undefined): PlacedBox | undefined {
  if (offset === undefined) return undefined;
  const around = boxes.filter(({ source }) => source?.file === undefined && source !== undefined && isIn(source, offset));
  return around.toSorted((a, b) => extentOf(a) - extentOf(b) || rankOf(a) - rankOf(b))[0];
}

function isIn({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

function extentOf({ source }: PlacedBox): number {
  return source === undefined ? Infinity : source.end - source.start;
}

/** Of boxes with the same text, the one that shows most. */
function rankOf({ content }: PlacedBox): number {
  return content === 'open' ? 1 : 0;
}
