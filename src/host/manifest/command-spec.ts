/** Where VS Code can show a command besides the palette. */
export type MenuId = 'editor/title' | 'editor/title/run' | 'explorer/context' | 'file/newFile' | 'view/item/context' | 'view/title';

/** A command's place in a menu: `group` orders it, `when` is VS Code's own condition. */
export interface MenuPlace {
  readonly menu: MenuId;
  readonly when?: string;
  readonly group: string;
}

/** One command of the extension; the manifest, the manual and the translations are written from it. */
export interface CommandSpec {
  /** In title case, a verb first. */
  readonly title: string;
  /** What it does, for the manual: one sentence. */
  readonly does: string;
  /** A codicon's name. Required where it stands inline or in a title bar. */
  readonly icon?: string;
  readonly enablement?: string;
  /** When the palette lists it; `never` for what only makes sense on a thing that was clicked. */
  readonly palette: 'always' | 'never' | { readonly when: string };
  readonly menus: readonly MenuPlace[];
  /** A chord that VS Code leaves free. */
  readonly key?: { readonly key: string; readonly mac: string; readonly when: string };
}

/** In a folder of this machine whose author is trusted. */
export const inTrustedFolder = 'isWorkspaceTrusted && workspaceFolderCount != 0 && !virtualWorkspace';
/** A line of the Runs view; more than one may be selected. */
export const onRun = 'view == neurozoo.runs && viewItem =~ /\\brun\\b/';
/** A `.zoo` file in the explorer or an editor. */
export const onZooFile = 'resourceExtname == .zoo';
