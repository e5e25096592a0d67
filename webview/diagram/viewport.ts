import type { Signal } from '@preact/signals';
import type { Drawing } from '#diagram/drawing';
import { wantsLessMotion } from '../ui/theme';

/** One press of plus. */
export const zoomSteps = 1.25;

const smallest = 0.05;
const largest = 8;

interface Zoomed {
  readonly zoom: Signal<number | undefined>;
}

/** The size at which all of a drawing is seen; never above its own, and never so small that nothing can be read where scrolling helps. */
export function zoomThatFits(field: HTMLElement, { width, height }: Pick<Drawing, 'width' | 'height'>): number {
  const room = { width: field.clientWidth - 16, height: field.clientHeight - 16 };
  if (room.width <= 0 || room.height <= 0) return 1;
  const whole = Math.min(1, room.width / width, room.height / height);
  const acrossOnly = Math.min(1, room.width / width);
  return whole >= readable ? whole : Math.max(Math.min(readable, acrossOnly), whole);
}

/** Below this, labels of 11 pixels are hard to read. */
const readable = 0.6;

/** The size that a drawing has on the screen now. */
export function zoomNow(field: HTMLElement, { zoom }: Zoomed): number {
  const svg = field.querySelector('svg.zoo-drawing');
  const full = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  return zoom.value ?? (full > 0 ? Number(svg?.getAttribute('width')) / full : 1);
}

/** Enlarges so that what is under the pointer (or in the middle) stays where it is. */
export function zoomAround(
  field: HTMLElement | null,
  model: Zoomed,
  { factor, at }: { readonly factor: number; readonly at?: { readonly clientX: number; readonly clientY: number } },
): void {
  if (field === null) return;
  const before = zoomNow(field, model);
  const after = Math.min(largest, Math.max(smallest, before * factor));
  const frame = field.getBoundingClientRect();
  const x = at === undefined ? frame.width / 2 : at.clientX - frame.left;
  const y = at === undefined ? frame.height / 2 : at.clientY - frame.top;
  const target = { left: ((field.scrollLeft + x) * after) / before - x, top: ((field.scrollTop + y) * after) / before - y };
  model.zoom.value = after;
  requestAnimationFrame(() => {
    field.scrollTo(target);
  });
}

/** Whether a turn of the wheel is meant to enlarge; trackpads report a pinch in the same way. */
export function isWheelZoom(event: WheelEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/** Moves the drawing with the pointer until it is let go. */
export function panWith(event: PointerEvent, field: HTMLElement | null): void {
  if (field === null || event.button !== 0 || event.pointerType === 'touch') return;
  const start = { x: event.clientX, y: event.clientY, left: field.scrollLeft, top: field.scrollTop };
  const onMove = (moved: PointerEvent): void => {
    field.classList.add('panning');
    field.scrollLeft = start.left - (moved.clientX - start.x);
    field.scrollTop = start.top - (moved.clientY - start.y);
  };
  const onEnd = (): void => {
    field.classList.remove('panning');
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onEnd);
    window.removeEventListener('pointercancel', onEnd);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onEnd);
  window.addEventListener('pointercancel', onEnd);
}

/** Brings an element of the drawing into view, and leaves everything where it is when it is in view already. */
export function scrollTo(field: HTMLElement, element: Element | null): void {
  if (element === null) return;
  const frame = field.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const isSeen = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  if (isSeen) return;
  field.scrollBy({
    left: box.left + box.width / 2 - (frame.left + frame.width / 2),
    top: box.top + box.height / 2 - (frame.top + frame.height / 2),
    behavior: wantsLessMotion() ? 'instant' : 'smooth',
  });
}
