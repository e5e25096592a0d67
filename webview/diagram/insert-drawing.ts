import type { Drawing, DrawnBox } from '#diagram/drawing';
import { drawingStyle, toSvg } from '#diagram/to-svg';
import { boxWords } from './box-words';

/** The look of drawings, in the variables of the theme; set through the object model, which a strict content policy allows. */
export function adoptDrawingStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(drawingStyle('css-variables'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/**
 * The drawing as an element of this page. It is read as XML and not as markup of the page, so that a text in it cannot become anything else. Its
 * boxes get names for screen readers; the page gives one of them the keyboard.
 */
export function drawingElement(drawing: Drawing): SVGElement | undefined {
  const text = toSvg(drawing, { theme: 'css-variables', style: 'none', hasBackground: false });
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const element = document.importNode(root, true);
  if (!(element instanceof SVGElement)) return undefined;
  // The tooltip of the whole would cover those of the boxes; the description stays.
  element.querySelector(':scope > title')?.remove();
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', `${drawing.title}. ${drawing.description}`);
  for (const box of drawing.boxes) nameBox(boxElement(element, box.id), box);
  return element;
}

/** The element of a box by its id. */
export function boxElement(root: Element, id: string): Element | null {
  return root.querySelector(`[data-box="${CSS.escape(id)}"]`);
}

function nameBox(element: Element | null, box: DrawnBox): void {
  if (element === null) return;
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '-1');
  // Where the box holds its texts they are its name, as speech control needs it; the numbers are read after it.
  if (element.querySelector('text') === null) element.setAttribute('aria-label', `${box.label}, ${boxWords(box)}`);
  else element.setAttribute('aria-description', boxWords(box));
  if (box.content !== 'single') element.setAttribute('aria-expanded', String(box.content === 'open'));
}
