/** What a person has set about the answers of the server. */
export interface ServerSettings {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

/** What holds where the editor says nothing. */
export const defaultSettings: ServerSettings = { codeLens: true, inlayHints: true };

/** The settings of the section `neurozoo` as an editor sends it; whatever is missing or of another form is at its default. */
export function parseSettings(section: unknown): ServerSettings {
  return { codeLens: switchIn(section, 'codeLens') ?? true, inlayHints: switchIn(section, 'inlayHints') ?? true };
}

function switchIn(section: unknown, name: string): boolean | undefined {
  const group: unknown =
    typeof section === 'object' && section !== null ? new Map<string, unknown>(Object.entries(section)).get(name) : undefined;
  return typeof group === 'object' && group !== null && 'enabled' in group && typeof group.enabled === 'boolean'
    ? group.enabled
    : undefined;
}
