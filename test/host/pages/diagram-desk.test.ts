import { describe, expect, test, vi } from 'vitest';

import { boxAt, createDiagramDesk, type DiagramDesk, type DiagramDoors } from '#host/pages/diagram-desk';
import { defaultDiagramView, type DiagramToPage, type PlacedBox } from '#protocol/pages/diagram-page';
import type { LanguageResult } from '#protocol/language-requests';

const boxes: readonly PlacedBox[] = [
  { id: 'stage', content: 'open', source: { start: 10, end: 60 } },
  { id: 'stage/conv', content: 'single', source: { start: 20, end: 30 } },
  { id: 'elsewhere', content: 'single', source: { start: 20, end: 25, file: 'zoo:vgg16' } },
  { id: 'output', content: 'single' },
];

function answer(drawn: readonly PlacedBox[] | null): LanguageResult<'diagram'> {
  const subject = { kind: 'network', name: 'Net' } as const;
  const frame = { width: 10, height: 10, title: 'Net', description: '', elements: [], edges: [] };
  return { subjects: [subject], subject, version: 1, drawing: drawn === null ? null : { ...frame, boxes: [...drawn] } };
}

interface Opened {
  readonly desk: DiagramDesk;
  readonly posted: DiagramToPage[];
  readonly doors: { readonly [K in keyof DiagramDoors]: DiagramDoors[K] };
  caret: number | undefined;
}

function opened(change: Partial<DiagramDoors> = {}): Opened {
  const posted: DiagramToPage[] = [];
  const state: { caret: number | undefined } = { caret: undefined };
  const doors: DiagramDoors = {
    uri: 'file:///a.zoo',
    file: 'a.zoo',
    draw: vi.fn(() => Promise.resolve(answer(boxes))),
    write: vi.fn(() => Promise.resolve('\\documentclass')),
    save: vi.fn(() => Promise.resolve()),
    reveal: vi.fn(),
    post: (message) => {
      posted.push(message);
    },
    setTitle: vi.fn(),
    caret: () => state.caret,
    ...change,
  };
  return Object.assign(state, { desk: createDiagramDesk(doors, defaultDiagramView(null)), posted, doors });
}

describe('the caret', () => {
  test.each<[string, number | undefined, string | undefined]>([
    ['belongs to the innermost box around it', 25, 'stage/conv'],
    ['belongs to the block where no layer is', 50, 'stage'],
    ['belongs to none outside', 5, undefined],
    ['is nowhere without a text', undefined, undefined],
  ])('%s', (_, offset, id) => {
    expect(boxAt(boxes, offset)?.id).toBe(id);
  });
});

describe('the desk of a diagram', () => {
  test('says what it is of, then draws, then marks the caret', async () => {
    const view = opened();
    view.caret = 22;
    view.desk.onDidShow();
    await vi.waitFor(() => expect(view.posted.at(-1)?.kind).toBe('caret'));
    expect(view.posted.map(({ kind }) => kind)).toEqual(['file', 'drawing', 'caret']);
    expect(view.posted.at(-1)).toEqual({ kind: 'caret', box: 'stage/conv' });
  });

  test('draws once for all changes that come while it draws', async () => {
    const waiting: ((value: LanguageResult<'diagram'>) => void)[] = [];
    const draw = vi.fn(() => new Promise<LanguageResult<'diagram'>>((resolve) => waiting.push(resolve)));
    const view = opened({ draw });
    view.desk.onDidShow();
    for (let change = 0; change < 5; change++) view.desk.onDidChangeText();
    expect(draw).toHaveBeenCalledTimes(1);
    waiting[0]?.(answer(boxes));
    await vi.waitFor(() => expect(draw).toHaveBeenCalledTimes(2));
    waiting[1]?.(answer(boxes));
    await vi.waitFor(() => expect(view.posted.filter(({ kind }) => kind === 'drawing')).toHaveLength(2));
    expect(draw).toHaveBeenCalledTimes(2);
  });

  test('keeps the places of the last drawing while the text has errors', async () => {
    const draw = vi.fn(() => Promise.resolve(answer(boxes)));
    const view = opened({ draw });
    view.desk.onDidShow();
    await vi.waitFor(() => expect(view.posted.at(-1)?.kind).toBe('caret'));
    draw.mockImplementation(() => Promise.resolve(answer(null)));
    view.desk.onDidChangeText();
    await vi.waitFor(() => expect(view.posted.at(-1)).toMatchObject({ kind: 'drawing', drawing: null }));
    await view.desk.onMessage({ kind: 'reveal', box: 'stage', focus: true });
    expect(view.doors.reveal).toHaveBeenCalledWith({ start: 10, end: 60 }, true);
  });

  test('shows no text for a box that has none', async () => {
    const view = opened();
    view.desk.onDidShow();
    await vi.waitFor(() => expect(view.posted.at(-1)?.kind).toBe('caret'));
    await view.desk.onMessage({ kind: 'reveal', box: 'output', focus: true });
    await view.desk.onMessage({ kind: 'reveal', box: '__proto__', focus: true });
    expect(view.doors.reveal).not.toHaveBeenCalled();
  });

  test('writes what is shown, and says where it cannot', async () => {
    const view = opened();
    view.desk.onDidShow();
    await vi.waitFor(() => expect(view.posted.at(-1)?.kind).toBe('caret'));
    await view.desk.onMessage({ kind: 'export', format: 'tikz' });
    expect(view.doors.save).toHaveBeenCalledWith('Net.tex', '\\documentclass');
    const broken = opened({ write: () => Promise.resolve(null) });
    await expect(broken.desk.onMessage({ kind: 'export', format: 'svg' })).rejects.toMatchObject({ code: 'ZOO6008' });
  });

  test('says nothing more when it is closed', async () => {
    const view = opened();
    view.desk.onDidShow();
    view.desk.dispose();
    await Promise.resolve();
    await vi.waitFor(() => expect(view.doors.draw).toHaveBeenCalled());
    expect(view.posted.map(({ kind }) => kind)).toEqual(['file']);
  });
});
