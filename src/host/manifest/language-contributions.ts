/** The kind of editor that shows a file as its diagram. */
export const diagramEditorType = 'neurozoo.diagramEditor';

/** The language, as VS Code is told of it without starting the extension. Nothing of it is translated. */
export const languageContributions = {
  languages: [
    {
      id: 'zoo',
      aliases: ['Neurozoo', 'zoo'],
      extensions: ['.zoo'],
      configuration: './language-configuration.json',
      icon: { light: './media/zoo-file-light.svg', dark: './media/zoo-file-dark.svg' },
    },
  ],
  grammars: [{ language: 'zoo', scopeName: 'source.zoo', path: './syntaxes/zoo.tmLanguage.json' }],
  snippets: [{ language: 'zoo', path: './snippets/zoo.code-snippets' }],
  problemMatchers: [
    {
      name: 'neurozoo',
      label: 'Neurozoo',
      owner: 'neurozoo',
      source: 'neurozoo',
      applyTo: 'closedDocuments',
      fileLocation: ['autoDetect', '${workspaceFolder}'],
      pattern: {
        regexp: '^(.+?\\.zoo):(\\d+):(\\d+): (error|warning|info) (ZOO\\d{4}): (.+)$',
        file: 1,
        line: 2,
        column: 3,
        severity: 4,
        code: 5,
        message: 6,
      },
    },
  ],
} as const;
