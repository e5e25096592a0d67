import { useSignal } from '@preact/signals';
import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Drawing } from '#diagram/drawing';
import { drawingElement } from './insert-drawing';

/** Its longest side, in pixels. */
const longest = 150;
/** From so many fields on that the drawing would fill, it is worth a map. */
const worthIt = 2;

interface MinimapProps {
  readonly drawing: Drawing;
  readonly field: RefObject<HTMLDivElement | null>;
  readonly zoom: number | undefined;
}

/** A small picture of the whole with the part that is seen; pressing somewhere goes there. Only for drawings that do not fit. */
export function Minimap({ drawing, field, zoom }: MinimapProps): VNode {
  const map = useRef<HTMLDivElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  const isShown = useSignal(false);
  const scale = longest / Math.max(drawing.width, drawing.height);
  useLayoutEffect(() => {
    const picture = drawingElement(drawing);
    if (picture === undefined) return;
    picture.setAttribute('width', String(drawing.width * scale));
    picture.setAttribute('height', String(drawing.height * scale));
    for (const box of picture.querySelectorAll('[data-box]')) {
      for (const name of ['role', 'tabindex', 'aria-label', 'aria-description', 'aria-expanded', 'data-box']) box.removeAttribute(name);
    }
    map.current?.replaceChildren(picture);
  }, [drawing]);
  useEffect(() => {
    const place = field.current;
    if (place === null) return undefined;
    const look = (): void => {
      isShown.value = place.scrollWidth * place.scrollHeight > worthIt * place.clientWidth * place.clientHeight;
      placeSeen(seen.current, place, { width: drawing.width * scale, height: drawing.height * scale });
    };
    const frame = requestAnimationFrame(look);
    place.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(place);
    return () => {
      cancelAnimationFrame(frame);
      place.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [drawing, zoom]);
  const go = (event: PointerEvent): void => {
    if (event.buttons !== 1 || map.current === null || field.current === null) return;
    const frame = map.current.getBoundingClientRect();
    const place = field.current;
    place.scrollLeft = ((event.clientX - frame.left) / frame.width) * place.scrollWidth - place.clientWidth / 2;
    place.scrollTop = ((event.clientY - frame.top) / frame.height) * place.scrollHeight - place.clientHeight / 2;
  };
  return (
    <div class="minimap" hidden={!isShown.value} aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <div class="whole" ref={map} />
      <div class="seen" ref={seen} />
    </div>
  );
}

/** Puts the frame of what is seen where it is in the whole. */
function placeSeen(seen: HTMLElement | null, field: HTMLElement, map: { readonly width: number; readonly height: number }): void {
  if (seen === null) return;
  const across = map.width / field.scrollWidth;
  const down = map.height / field.scrollHeight;
  seen.style.left = `${field.scrollLeft * across}px`;
  seen.style.top = `${field.scrollTop * down}px`;
  seen.style.width = `${field.clientWidth * across}px`;
  seen.style.height = `${field.clientHeight * down}px`;
}
