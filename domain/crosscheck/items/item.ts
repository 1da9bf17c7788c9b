import * as z from 'zod/mini'
import { HomeKind, SchoolStage, VehicleKind } from '../../household/words'
import { Fen } from '../../kernel/fen'
import { Month, PlainDate } from '../../kernel/plain-date'
import { Words } from '../../kernel/text'

export const CALLED_MAX = 20
const SCHOOL_MAX = 60

/** 一套房：用途、面积、份额 */
export const HomeItem = z.object({
  of: z.literal('home'),
  kind: z.optional(HomeKind),
  /** the bureau's own word, where it is none of our kinds */
  called: z.optional(Words(CALLED_MAX)),
  squareMetres: z.optional(z.number().check(z.positive(), z.maximum(1_000_000))),
  /** in thousandths; `joint`: owned with others without shares. Absent: the whole, or not said */
  share: z.optional(z.union([z.int().check(z.minimum(1), z.maximum(1000)), z.literal('joint')])),
})
export type HomeItem = z.infer<typeof HomeItem>

/** 一辆车：车型、登记日期 */
export const VehicleItem = z.object({
  of: z.literal('vehicle'),
  kind: z.optional(VehicleKind),
  /** the bureau's own word, where it is none of our kinds */
  called: z.optional(Words(CALLED_MAX)),
  registeredOn: z.optional(PlainDate),
})
export type VehicleItem = z.infer<typeof VehicleItem>

/** 一个月的养老金 */
export const PensionItem = z.object({ of: z.literal('pension'), month: z.optional(Month), sum: Fen })
export type PensionItem = z.infer<typeof PensionItem>

/** 一个账户某一天的余额 */
export const DepositItem = z.object({ of: z.literal('deposit'), sum: Fen, on: z.optional(PlainDate) })
export type DepositItem = z.infer<typeof DepositItem>

/** 一条学籍：学校、学段 */
export const EnrolmentItem = z.object({
  of: z.literal('enrolment'),
  school: z.optional(Words(SCHOOL_MAX)),
  stage: z.optional(SchoolStage),
  /** the bureau's own word, where it is none of our stages */
  called: z.optional(Words(CALLED_MAX)),
})
export type EnrolmentItem = z.infer<typeof EnrolmentItem>

/** 一段低保：从哪天到哪天 */
export const AllowanceItem = z.object({
  of: z.literal('allowance'),
  from: z.optional(PlainDate),
  /** absent: it still runs */
  to: z.optional(PlainDate),
})
export type AllowanceItem = z.infer<typeof AllowanceItem>

/** One thing that a bureau knows of a person, in columns rather than in words. */
export const Item = z.union([HomeItem, VehicleItem, PensionItem, DepositItem, EnrolmentItem, AllowanceItem])
export type Item = z.infer<typeof Item>

/**
 * Why an answer differs from what was declared, to the household's disadvantage. A difference in its favour asks nothing.
 *
 * `undeclared`: nothing declared fits this home or vehicle. `more`: more was paid than declared. `above`: the sum is above the
 * city's bound. `stage`, `school`: another than declared. `ended`: ended before today, though a certificate was handed in.
 */
const DIFFERENCES = ['undeclared', 'more', 'above', 'stage', 'school', 'ended'] as const
/** `at`: the item that differs; absent: all of them together. */
export const Difference = z.object({ why: z.enum(DIFFERENCES), at: z.optional(z.int()) })
export type Difference = z.infer<typeof Difference>
/** What the worker is told of it: the item where one alone differs. */
export const DifferenceTold = z.object({ why: Difference.shape.why, item: z.optional(Item) })

/** The kinds of declared income that a counterpart's pensions are held against. */
export const PENSION_INCOMES: readonly string[] = ['pension', 'resident-pension', 'unemployment']
