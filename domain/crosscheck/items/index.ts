import * as z from 'zod/mini'
import type { Counterpart } from '../../policy/policy'
import { banks, DepositItem } from './banks'
import { AllowanceItem, civilAffairs } from './civil-affairs'
import { EnrolmentItem, enrolment } from './enrolment'
import type { ItemModule } from './item-module'
import { PensionItem, pensions } from './pensions'
import { HomeItem, realEstate } from './real-estate'
import { VehicleItem, vehicles } from './vehicles'

/** One thing that a bureau knows of a person, in columns rather than in words. */
export const Item = z.union([HomeItem, VehicleItem, PensionItem, DepositItem, EnrolmentItem, AllowanceItem])
export type Item = z.infer<typeof Item>

/** What each counterpart answers in columns. An answer holds items of its own counterpart only: its columns have no others. */
export const ITEMS = {
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
