// The part of WeChat's console that a deployment needs. The only file of the deployment that uses the vendor's library.
import CloudBase from '@cloudbase/manager-node'

/**
 * @typedef {{ name: string, keys: { field: string, direction: 1 | -1 }[], unique: boolean }} Index
 * @typedef {{ name: string, type: 'timer', config: string }} Trigger
 * @typedef {{ name: string, folder: string, runtime: string, timeout: number, memory: number, variables: Record<string, string> }} Wanted
 * @typedef {{ runtime: string, timeout: number, memory: number, triggers: { name: string, config: string }[] }} Standing
 */

const CLOSED = 'ADMINONLY'

/** @param {unknown} error */
const isMissing = (error) =>
  error instanceof Error && 'code' in error && /ResourceNotFound|NotExist/i.test(String(error.code))

/**
 * @param {Readonly<Record<string, string>>} settings
 */
export const openConsole = (settings) => {
  const app = new CloudBase({
    secretId: settings['CLOUD_SECRET_ID'] ?? '',
    secretKey: settings['CLOUD_SECRET_KEY'] ?? '',
    envId: settings['CLOUD_ENV'] ?? '',
    region: settings['CLOUD_REGION'] ?? 'ap-shanghai',
  })
  const { database, functions, access } = app

  return {
    /** @returns {Promise<string[]>} */
    collections: async () => {
      const names = []
      for (let offset = 0; ; offset += 100) {
        const page = await database.listCollections({ MgoLimit: 100, MgoOffset: offset })
        names.push(...page.Collections.map((each) => each.CollectionName))
        if (page.Collections.length < 100) return names
      }
    },
    /** @param {string} name */
    createCollection: async (name) => void (await database.createCollection(name)),
    /**
     * Deletes the collection with all documents.
     * @param {string} name
     */
    dropCollection: async (name) => void (await database.deleteCollection(name)),

    /**
     * Indexes created by us or by the platform (`_id_`).
     * @param {string} collection @returns {Promise<Index[]>}
     */
    indexes: async (collection) => {
      const { Indexes = [] } = await database.describeCollection(collection)
      return Indexes.map((each) => ({
        name: each.Name,
        unique: each.Unique,
        keys: each.Keys.map((key) => ({ field: key.Name ?? '', direction: key.Direction === '-1' ? -1 : 1 })),
      }))
    },
    /** @param {string} collection @param {Index[]} add @param {string[]} drop */
    changeIndexes: async (collection, add, drop) =>
      void (await database.updateCollection(collection, {
        ...(drop.length > 0 ? { DropIndexes: drop.map((IndexName) => ({ IndexName })) } : {}),
        ...(add.length > 0
          ? {
              CreateIndexes: add.map(({ name, keys, unique }) => ({
                IndexName: name,
                MgoKeySchema: {
                  MgoIsUnique: unique,
                  MgoIndexKeys: keys.map(({ field, direction }) => ({ Name: field, Direction: String(direction) })),
                },
              })),
            }
          : {}),
      })),
    /**
     * Restricts reading and writing to the functions (`ADMINONLY` in the console). Read back to verify, because an open
     * collection would be a leak.
     * @param {string} collection
     */
    closeCollection: async (collection) => {
      const about = { EnvId: settings['CLOUD_ENV'], CollectionName: collection }
      const rules = app.commonService('tcb', '2018-06-08')
      const tag = async () => (await rules.call({ Action: 'DescribeDatabaseACL', Param: about })).AclTag
      if ((await tag()) === CLOSED) return
      await rules.call({ Action: 'ModifyDatabaseACL', Param: { ...about, AclTag: CLOSED } })
      if ((await tag()) !== CLOSED) throw new Error(`集合 ${collection} 的权限没有关上`)
    },
    /**
     * Phones may upload files to the paths they were given, but read none.
     * @param {string} rule
     */
    closeStorage: async (rule) => void (await app.storage.setStorageAcl('CUSTOM', JSON.parse(rule))),

    /** @param {string} name @returns {Promise<Standing | undefined>} undefined: the function does not exist */
    standing: async (name) => {
      try {
        const found = await functions.getFunctionDetail(name)
        return {
          runtime: found.Runtime,
          timeout: found.Timeout,
          memory: found.MemorySize,
          triggers: found.Triggers.map((each) => ({ name: each.TriggerName, config: cronIn(each.TriggerDesc) })),
        }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    /**
     * Creates the function, or replaces its code and settings.
     * @param {Wanted} wanted
     */
    putFunction: async ({ name, folder, runtime, timeout, memory, variables }) =>
      void (await functions.createFunction({
        func: {
          name,
          runtime,
          timeout,
          memorySize: memory,
          envVariables: variables,
          handler: 'index.main',
          installDependency: false, // everything is in the bundle
        },
        functionPath: folder,
        force: true,
      })),
    /** @param {string} name @param {Trigger[]} add @param {string[]} drop names */
    changeTriggers: async (name, add, drop) => {
      for (const trigger of drop) await functions.deleteFunctionTrigger(name, trigger)
      if (add.length > 0) await functions.createFunctionTriggers(name, add)
    },
    /**
     * Makes the function available over HTTP below this path.
     * @param {string} name @param {string} path
     */
    openPath: async (name, path) => {
      const { APISet = [] } = await access.getAccessList({ path })
      if (APISet.some((each) => each.Path === path && each.Name === name)) return
      await access.createAccess({ path, name, type: 1, auth: false })
    },
  }
}

/** @typedef {ReturnType<typeof openConsole>} Console */

/**
 * The platform returns a timer as JSON (`{"cron":"…"}`) or as plain text.
 * @param {string} described
 */
const cronIn = (described) => {
  try {
    const { cron } = JSON.parse(described)
    return typeof cron === 'string' ? cron : described
  } catch {
    return described
  }
}
