import type { Counterpart } from '../../policy/policy'
import { banks } from './banks'
import { civilAffairs } from './civil-affairs'
import { enrolment } from './enrolment'
import type { Item } from './item'
import type { ItemModule } from './item-module'
import { pensions } from './pensions'
import { realEstate } from './real-estate'
import { vehicles } from './vehicles'

/** What each counterpart answers in columns. An answer holds items of its own counterpart only: its columns have no others. */
const ITEMS = {
  'real-estate': realEstate,
  vehicles,
  pensions,
  'civil-affairs': civilAffairs,
  enrolment,
  banks,
  // biome-ignore lint/suspicious/noExplicitAny: which items and columns a module has is known only to itself
} as const satisfies Record<Counterpart, ItemModule<any, any>>

/** A counterpart's module, for those who treat all alike. */
export const itemsOf = (counterpart: Counterpart): ItemModule<Item, string> =>
  ITEMS[counterpart] as unknown as ItemModule<Item, string>
