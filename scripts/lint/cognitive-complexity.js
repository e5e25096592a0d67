/**
 * How hard a function is to follow, after "Cognitive Complexity" (Campbell 2018, SonarSource): each branch, loop and
 * catch costs one, and one more for every branch it lies in; each run of the same logical operator costs one. A switch
 * costs one however many cases it has, and `??` and `?.` are free, so a table of cases or a default is not punished.
 * Functions inside a function are measured by themselves.
 *
 * @typedef {import('estree').Node & { readonly parent?: import('estree').Node }} Node
 * @typedef {{ readonly node: Node, readonly nesting: number }} Visit
 */

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const nesting = new Set([
  'ConditionalExpression',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'CatchClause',
]);

/** @type {import('eslint').Rule.RuleModule} */
export const cognitiveComplexity = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { max: { type: 'integer' } }, required: ['max'], additionalProperties: false }],
    messages: { tooHard: 'This function has a cognitive complexity of {{found}}; at most {{max}} is allowed.' },
  },
  create(context) {
    const max = limitOf(context.options);
    const keys = context.sourceCode.visitorKeys;
    /** @param {Node} node */
    const measure = (node) => {
      const found = costOf({ node, nesting: 0 }, keys, true);
      if (found > max) context.report({ node, messageId: 'tooHard', data: { found: String(found), max: String(max) } });
    };
    return { FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure };
  },
};

/**
 * @param {readonly { max: number }[]} options
 * @returns {number}
 */
function limitOf(options) {
  return options[0]?.max ?? 10;
}

/**
 * @param {Visit} visit
 * @param {import('eslint').SourceCode.VisitorKeys} keys
 * @param {boolean} isOutermost
 * @returns {number}
 */
function costOf({ node, nesting: depth }, keys, isOutermost = false) {
  if (functions.has(node.type) && !isOutermost) return 0;
  const children = childrenOf(node, keys);
  if (node.type === 'IfStatement') return costOfIf(node, depth, keys);
  const deeper = nesting.has(node.type) ? 1 : 0;
  const own = deeper === 1 ? 1 + depth : costOfJump(node);
  return children.reduce((sum, child) => sum + costOf({ node: child, nesting: depth + deeper }, keys), own);
}

/**
 * `else if` continues a thought: it costs one, wherever it lies.
 * @param {import('estree').IfStatement & { readonly parent?: Node }} node
 * @param {number} depth
 * @param {import('eslint').SourceCode.VisitorKeys} keys
 */
function costOfIf(node, depth, keys) {
  const isElseIf = node.parent?.type === 'IfStatement' && node.parent.alternate === node;
  const inside = isElseIf ? depth : depth + 1;
  const own =
    (isElseIf ? 1 : 1 + depth) +
    costOf({ node: node.test, nesting: depth }, keys) +
    costOf({ node: node.consequent, nesting: inside }, keys);
  if (node.alternate === null || node.alternate === undefined) return own;
  const isElse = node.alternate.type !== 'IfStatement';
  return own + (isElse ? 1 : 0) + costOf({ node: node.alternate, nesting: inside }, keys);
}

/**
 * @param {Node} node
 * @returns {number}
 */
function costOfJump(node) {
  if (node.type === 'BreakStatement' || node.type === 'ContinueStatement') return node.label ? 1 : 0;
  if (node.type !== 'LogicalExpression' || node.operator === '??') return 0;
  return node.parent?.type === 'LogicalExpression' && node.parent.operator === node.operator ? 0 : 1;
}

/**
 * @param {Node} node
 * @param {import('eslint').SourceCode.VisitorKeys} keys
 * @returns {Node[]}
 */
function childrenOf(node, keys) {
  /** @type {Map<string, Node | (Node | null)[] | null | undefined>} */
  const properties = new Map(Object.entries(node));
  return (keys[node.type] ?? []).flatMap((key) => properties.get(key) ?? []).filter((child) => child !== null);
}
