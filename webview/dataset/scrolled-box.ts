import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What of a long content is on the screen, in pixels. */
export interface ScrolledView {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** A box that scrolls, and what shows of it: told anew when it is scrolled or changes its size. */
export interface ScrolledBox {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly view: ReadonlySignal<ScrolledView>;
  readonly onScroll: () => void;
}

/** @param start when this changes, the box is scrolled to its beginning */
export function useScrolledBox(start: unknown): ScrolledBox {
  const box = useRef<HTMLDivElement>(null);
  const view = useSignal<ScrolledView>({ width: 600, height: 400, top: 0 });
  const look = (): void => {
    const element = box.current;
    if (element !== null) view.value = { width: element.clientWidth, height: element.clientHeight, top: element.scrollTop };
  };
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let frame = requestAnimationFrame(look);
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [start]);
  return { box, view, onScroll: look };
}
