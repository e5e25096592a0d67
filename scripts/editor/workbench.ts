import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Where a window keeps its things, and how all of it is ended. */
export interface WorkbenchBelongings {
  readonly home: string;
  readonly close: () => Promise<void>;
}

/** A fifth of a minute is much for an idle machine and little for two cores that also train. */
const patience = 60_000;

/** A window of VS Code, used as a person uses it: by its keys, its palette and what stands on the screen. Every step waits for what it needs. */
export class Workbench {
  readonly page: Page;
  readonly #belongings: WorkbenchBelongings;

  constructor(page: Page, belongings: WorkbenchBelongings) {
    this.page = page;
    this.#belongings = belongings;
    page.setDefaultTimeout(patience);
  }

  /** The folder of the server, with its settings, extensions and logs. */
  get home(): string {
    return this.#belongings.home;
  }

  /** Waits until the window stands and takes keys. Whether it asks for trust at its start depends on the version; the answer is no. */
  async untilReady(): Promise<void> {
    const question = this.page.locator('.monaco-dialog-box').filter({ hasText: 'Do you trust the authors' });
    await this.page.removeLocatorHandler(question);
    await this.page.addLocatorHandler(question, async () => {
      await question.locator('.monaco-button').filter({ hasText: /^No/ }).first().click();
    });
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
    await this.page.locator('.monaco-workbench .part.editor').waitFor();
  }

  /** Trusts the folder of a restricted window, by the editor that VS Code has for it. */
  async trustFolder(): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    await this.page
      .locator('.workspace-trust-editor .monaco-button')
      .filter({ hasText: /^Trust$/ })
      .first()
      .click();
    await this.statusItem('Restricted Mode').waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title in the palette, with its category: `Neurozoo: Train`. */
  async runCommand(title: string): Promise<void> {
    await this.#choose(`>${title}`, title);
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.#choose(name, name);
    await this.tab(name).waitFor();
  }

  /** The tab of an editor, by the beginning of its label. */
  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label });
  }

  /** The box that the palette and every quick pick use. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Takes the row of the open quick pick that contains `label`. */
  async pick(label: string): Promise<void> {
    await this.quickInput.locator('.monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** Types into the open input box and confirms. */
  async answer(text: string): Promise<void> {
    await this.quickInput.locator('input').first().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Shows a container of the activity bar; a click on the one that is shown hides it, so it is clicked again while it is not there. */
  async openContainer(title: string): Promise<void> {
    const pane = this.page.locator('.sidebar .composite.title').filter({ hasText: title });
    const icon = this.page.locator('.activitybar .action-item').filter({ has: this.page.locator(`[aria-label^="${title}"]`) });
    await icon.first().waitFor();
    for (let attempt = 1; !(await pane.isVisible()); attempt++) {
      await icon.first().click();
      try {
        await pane.waitFor({ timeout: patience / 10 });
      } catch (failure) {
        if (attempt === 10) throw failure;
      }
    }
  }

  /** A view of the side bar by its title; it is opened where it is folded. */
  async view(title: string): Promise<Locator> {
    const pane = this.page.locator('.sidebar .pane').filter({ has: this.page.locator(`.pane-header[aria-label*="${title}"]`) });
    const header = pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return pane;
  }

  /** The texts of a tree's rows in the order of the screen, each with its description. */
  async treeRows(title: string): Promise<readonly string[]> {
    const pane = await this.view(title);
    return (await pane.locator('.monaco-list-row').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** What the status bar says, item by item. */
  async statusBar(): Promise<readonly string[]> {
    return this.page.locator('.statusbar-item:visible').allInnerTexts();
  }

  /** An item of the status bar, by what it says. */
  statusItem(text: string): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The texts of the notifications that are shown. */
  get notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** The document inside the visible webview, or inside the `nth` of several. */
  webview(nth = 0): FrameLocator {
    return this.page.locator('iframe.webview:visible').nth(nth).contentFrame().frameLocator('#active-frame');
  }

  /** The text area and the lines of the editor that shows `label`. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Loads the window again, as a person would, and waits until it stands. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.untilReady();
  }

  /** Ends the window, its browser and its server, and removes their folders. */
  async close(): Promise<void> {
    await this.#belongings.close();
  }

  /** Types into the palette and takes the row that says `label`; the palette is opened again where the window was still busy. */
  async #choose(text: string, label: string): Promise<void> {
    const row = this.quickInput.locator('.monaco-list-row').filter({ hasText: label }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      const input = this.quickInput.locator('input').first();
      try {
        await input.fill(text, { timeout: patience / 6 });
        await row.click({ timeout: patience / 6 });
        return;
      } catch (failure) {
        if (attempt === 6) throw failure;
        await this.page.keyboard.press('Escape');
      }
    }
  }
}
