import { PHYSICAL, SLOTS } from './store/layout'

export type DeclaredIndex = {
  readonly name: string
  readonly keys: readonly { readonly field: string; readonly direction: 1 | -1 }[]
  readonly unique: boolean
}
/** What an environment must have before the functions run: `indexes.json`, read by the deployment and by the gateway. */
export type Declared = {
  readonly collections: readonly {
    readonly name: string
    readonly indexes: readonly DeclaredIndex[]
    /** for clients; functions are not restricted by it */
    readonly rule: { readonly read: false; readonly write: false }
  }[]
  readonly storageRule: string
}

const up = (field: string): DeclaredIndex['keys'][number] => ({ field, direction: 1 })

const slots: readonly DeclaredIndex[] = Array.from({ length: SLOTS }, (_, i) => ({
  name: `list${i + 1}`,
  keys: [up(`e${i + 1}`), up(`s${i + 1}`), up('_id')],
  unique: false,
}))

/** Phones may upload but not read: files are fetched only through addresses given out by functions. */
const STORAGE_RULE = JSON.stringify({ read: false, write: 'resource.openid == auth.openid' })

export const declared: Declared = {
  collections: [
    {
      name: PHYSICAL,
      indexes: [...slots, { name: 'unique', keys: [up('u')], unique: true }],
      rule: { read: false, write: false },
    },
  ],
  storageRule: STORAGE_RULE,
}
