/**
 * What a file gives to others says what it promises: exported functions, classes and interfaces have a doc comment. A type of one line and a constant
 * may speak for themselves.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const documentedExports = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { undocumented: 'Say above this export what it promises: shapes, units, errors, why it is there.' },
  },
  create(context) {
    return {
      ExportNamedDeclaration(node) {
        if (needsWords(node.declaration?.type) && !hasDocComment(context.sourceCode, node)) {
          context.report({ node, messageId: 'undocumented' });
        }
      },
    };
  },
};

/**
 * @param {string | undefined} type The parser of TypeScript knows more of them than the types of ESLint do.
 * @returns {boolean}
 */
function needsWords(type) {
  return type === 'FunctionDeclaration' || type === 'ClassDeclaration' || type === 'TSInterfaceDeclaration' || type === 'TSDeclareFunction';
}

/**
 * @param {import('eslint').SourceCode} sourceCode
 * @param {import('estree').Node} node
 * @returns {boolean}
 */
function hasDocComment(sourceCode, node) {
  const comment = sourceCode.getCommentsBefore(node).at(-1);
  return comment?.type === 'Block' && comment.value.startsWith('*');
}
