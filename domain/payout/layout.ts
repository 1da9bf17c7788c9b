import * as z from 'zod/mini'
import { DecidedOwner } from '../application/failure-owner'
import { squeezed } from '../kernel/plain'
import { MaybeWords, Words } from '../kernel/text'
import { BANK_RESULTS, type BankResult, type Heading } from './bank-words'

/** What a column of the file for the bank holds. `own`: whether the account is one of this bank; `fixed`: always the same words. */
export const OUT_FIELDS = [
  'no',
  'name',
  'account',
  'bank',
  'branch',
  'amount',
  'purpose',
  'own',
  'fixed',
  'blank',
] as const
export type OutField = (typeof OUT_FIELDS)[number]
/** What a column of the file that comes back holds; `other`: something that is not read. */
export const BACK_FIELDS = ['no', 'name', 'account', 'amount', 'result', 'reason', 'day', 'other'] as const
export type BackField = (typeof BACK_FIELDS)[number]

const COLUMNS_MAX = 40
const REASONS_MAX = 100
const TITLE_MAX = 40
/** 帮扶批次 and ten digits: a place for the mark that is shorter would not carry the number of the batch. */
const MARK_MIN = 14

const OutColumn = z.object({
  field: z.enum(OUT_FIELDS),
  title: MaybeWords(TITLE_MAX),
  /** as many characters the bank takes */
  most: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
  /** of `fixed` */
  words: z.optional(MaybeWords(TITLE_MAX)),
})
const BackColumn = z.object({ field: z.enum(BACK_FIELDS), title: MaybeWords(TITLE_MAX) })
const Money = z.enum(['yuan', 'fen'])

/**
 * How a bank wants its file, and how it answers. A layout is data: nothing is decided by its name, and a city makes its own from
 * a sample of its bank.
 */
export const BankLayout = z.object({
  name: Words(30),
  out: z.object({
    file: z.enum(['xlsx', 'text']),
    /** of a text */
    delimiter: z.enum([',', '|', '\t']),
    encoding: z.enum(['utf-8', 'gb18030']),
    header: z.boolean(),
    /** count and sum: as one line above or below the payments, or in words below them */
    totals: z.enum(['none', 'above', 'below', 'words']),
    money: Money,
    columns: z.array(OutColumn).check(z.maxLength(COLUMNS_MAX)),
    /** words in the name of the payee's bank that mean this bank, and what the column `own` says then and otherwise */
    own: z.optional(z.object({ words: Words(20), yes: MaybeWords(20), no: MaybeWords(20) })),
    mostRows: z.int().check(z.minimum(1), z.maximum(100_000)),
  }),
  back: z.object({
    header: z.boolean(),
    money: Money,
    columns: z.array(BackColumn).check(z.maxLength(COLUMNS_MAX)),
    /** the bank's own words or codes; one that is not here is looked up among the words that banks use */
    words: z.record(z.string().check(z.maxLength(20)), z.enum(BANK_RESULTS)),
    /** the bank's own codes for why it did not pay, each with who has to act */
    reasons: z.array(z.object({ word: Words(20), owner: DecidedOwner })).check(z.maxLength(REASONS_MAX)),
  }),
})
export type BankLayout = z.infer<typeof BankLayout>
export type BankBack = BankLayout['back']

/** Which of our columns a column of the bank's answer is. */
export const OURS = {
  no: '序号',
  name: '户名',
  account: '账号',
  amount: '金额',
  result: '结果',
  reason: '失败原因',
  day: '日期',
} as const satisfies Record<Exclude<BackField, 'other'>, Heading>

/** As words of a table are compared. */
export const plainWord = (word: string): string => squeezed(word).toUpperCase()
export const wordsOf = ({ words }: BankBack): Readonly<Record<string, BankResult>> =>
  Object.fromEntries(Object.entries(words).map(([word, means]) => [plainWord(word), means]))

/** A shipped layout, or one that a union has made. */
export const LayoutKey = z.string().check(z.minLength(1), z.maxLength(40))

const WANTED_OUT = ['name', 'account', 'amount', 'purpose'] as const satisfies readonly OutField[]
const WANTED_BACK = ['name', 'account', 'amount', 'result'] as const satisfies readonly BackField[]
/** What may be lacking, in the words of our own table. */
const LACKS = {
  name: OURS.name,
  account: OURS.account,
  amount: OURS.amount,
  purpose: '用途（放批次号）',
  'purpose-short': `用途至少${MARK_MIN}个字（要放得下批次号）`,
  own: '怎样写明本行还是他行',
  result: OURS.result,
  twice: '银行返回的文件里，一项只能选一列',
} as const
type Lack = keyof typeof LACKS

/**
 * What a layout lacks so that a payment can be made by it and its answer understood: payee, account and amount both ways, a place
 * for the mark of the batch, the result.
 */
export const lacksOf = ({ out, back }: Pick<BankLayout, 'out' | 'back'>): readonly string[] => {
  const times = (fields: readonly string[], field: string): number => fields.filter((one) => one === field).length
  const [going, coming] = [out.columns.map(({ field }) => field), back.columns.map(({ field }) => field)]
  const short = out.columns.some(({ field, most = MARK_MIN }) => field === 'purpose' && most < MARK_MIN)
  const twice = coming.some((field) => field !== 'other' && times(coming, field) > 1)
  const lacks: readonly Lack[] = [
    ...WANTED_OUT.filter((field) => times(going, field) === 0),
    ...WANTED_BACK.filter((field) => times(coming, field) === 0),
    ...(short ? (['purpose-short'] as const) : []),
    ...(going.includes('own') && out.own === undefined ? (['own'] as const) : []),
    ...(twice ? (['twice'] as const) : []),
  ]
  return [...new Set(lacks)].map((lack) => LACKS[lack])
}
