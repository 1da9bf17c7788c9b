// Deploys collections, indexes and rules, which must exist before the functions run. Adding is always safe; indexes are dropped
// only on request, after the functions that used them are gone.

/** @typedef {import('./console.mjs').Console} Console @typedef {import('./console.mjs').Index} Index */
/** @typedef {{ collections: { name: string, indexes: Index[] }[], storageRule: string }} Declared */

/** @param {Index} a @param {Index} b */
const same = (a, b) =>
  a.unique === b.unique &&
  a.keys.length === b.keys.length &&
  a.keys.every((key, i) => key.field === b.keys[i]?.field && key.direction === b.keys[i]?.direction)

/**
 * @param {Index[]} declared @param {Index[]} standing
 * @returns {{ add: Index[], changed: Index[], old: string[] }} `changed`: an index of this name exists with another definition
 */
const compareIndexes = (declared, standing) => {
  const ours = standing.filter((each) => each.name !== '_id_')
  const find = (/** @type {Index} */ wanted) => ours.find((each) => each.name === wanted.name)
  return {
    add: declared.filter((wanted) => find(wanted) === undefined),
    changed: declared.filter((wanted) => {
      const found = find(wanted)
      return found !== undefined && !same(found, wanted)
    }),
    old: ours.filter((each) => !declared.some((wanted) => wanted.name === each.name)).map((each) => each.name),
  }
}

/**
 * @param {Console} console_ @param {Declared} declared
 * @param {{ dropOld: boolean, say: (text: string) => void }} how
 */
export const deployDatabase = async (console_, declared, { dropOld, say }) => {
  const standing = new Set(await console_.collections())
  for (const { name, indexes } of declared.collections) {
    if (!standing.has(name)) {
      await console_.createCollection(name)
      say(`建集合 ${name}`)
    }
    const { add, changed, old } = compareIndexes(indexes, await console_.indexes(name))
    if (changed.length > 0)
      throw new Error(
        `集合 ${name} 的索引 ${changed.map((each) => each.name).join('、')} 与声明不一致，请在控制台核对后删除再部署`,
      )
    const drop = dropOld ? old : []
    if (add.length > 0 || drop.length > 0) {
      await console_.changeIndexes(name, add, drop)
      say(`索引 ${name}：新建 ${add.map((each) => each.name).join('、') || '无'}，删除 ${drop.join('、') || '无'}`)
    }
    if (!dropOld && old.length > 0)
      say(`索引 ${name}：不再需要 ${old.join('、')}（确认新版运行正常后，加 --drop-old-indexes 删除）`)
    await console_.closeCollection(name)
  }
  await console_.closeStorage(declared.storageRule)
  say(`${declared.collections.length} 个集合对小程序端全部关闭，云存储规则已设`)
}
