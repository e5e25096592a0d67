import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Something that a menu offers. */
export interface MenuItem {
  readonly text: string;
  readonly onPick: () => void;
}

/** A button that opens a short menu. */
export interface MenuButtonProps {
  readonly children: ComponentChildren;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
}

/** Opens below its button; arrows, Home and End move, Enter picks, Escape and leaving close it. The keyboard comes back to the button. */
export function MenuButton({ children, items, disabled = false }: MenuButtonProps): VNode {
  const isOpen = useSignal(false);
  const place = useRef<HTMLSpanElement>(null);
  const opensRight = useSignal(false);
  useLayoutEffect(() => {
    const menu = place.current?.querySelector('[role=menu]');
    if (menu === null || menu === undefined) {
      opensRight.value = false;
      return;
    }
    // At the left edge of the page there is no room to the left of the button.
    if (menu.getBoundingClientRect().left < 0) opensRight.value = true;
    itemsIn(place.current)[0]?.focus();
  }, [isOpen.value]);
  const close = (): void => {
    isOpen.value = false;
    place.current?.querySelector('button')?.focus();
  };
  return (
    <span
      class="menu-button"
      ref={place}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node) || place.current?.contains(event.relatedTarget) !== true) isOpen.value = false;
      }}
      onKeyDown={(event) => {
        if (isOpen.value) onKey(event, { place: place.current, close });
      }}
    >
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        disabled={disabled}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        {children} <span aria-hidden="true">▾</span>
      </button>
      {isOpen.value && (
        <span class={opensRight.value ? 'menu to-right' : 'menu'} role="menu">
          {items.map(({ text, onPick }) => (
            <button
              key={text}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                onPick();
              }}
            >
              {text}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}

interface OpenMenu {
  readonly place: HTMLElement | null;
  readonly close: () => void;
}

function onKey(event: KeyboardEvent, { place, close }: OpenMenu): void {
  if (event.key === 'Escape') {
    close();
    event.stopPropagation();
    return;
  }
  const items = itemsIn(place);
  const at = items.findIndex((item) => item === document.activeElement);
  const target = targetOf(event.key, at, items.length);
  if (target === undefined) return;
  items[target]?.focus();
  event.preventDefault();
}

/** Where an arrow leads to; the first comes after the last. */
function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function itemsIn(place: HTMLElement | null): readonly HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}
