// langium-cli calls Object.groupBy, which Node 20 does not have yet: this file is loaded before it.
if (!('groupBy' in Object)) Object.defineProperty(Object, 'groupBy', { value: groupBy });

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => PropertyKey} keyOf
 * @returns {Record<PropertyKey, Item[]>}
 */
function groupBy(items, keyOf) {
  /** @type {Record<PropertyKey, Item[]>} */
  const groups = {};
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
}
