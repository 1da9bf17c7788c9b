import { Declaration } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { type OwnOnPaper, ownPaper } from '@domain/paper/own-paper'
import { aDeclaration, aMember } from '@test/support/household'
import { anIdNumber } from '@test/support/people'
import type * as z from 'zod/mini'

/** A household with every answer filled in. */
const filled = (): Declaration => {
  const base = aDeclaration()
  return Declaration.parse({
    ...base,
    noAccountBecause: '补办中',
    applicant: {
      ...base.applicant,
      hiredIn: '2015-03',
      otherCauses: ['schooling'],
      story: '家里的情况',
      otherAid: '得到过的帮助',
    },
    members: [
      aMember(1, 1, {
        healthDetail: '另一种虚构病症',
        workplace: '虚构商店',
        schoolStage: 'junior',
        counted: false,
        notCountedBecause: '不住在一起',
      }),
      ...base.members.slice(1),
    ],
    property: {
      homes: [{ kind: 'commercial', squareMetres: 66 }],
      vehicles: [{ kind: 'car', boughtIn: 2016 }],
      other: '一台旧机床',
    },
    accident: { kind: 'injury', happenedOn: '2026-01-05', cost: yuan(31_000), recovered: yuan(11_000) },
  })
}

const about = (declaration: Declaration, over: Partial<OwnOnPaper> = {}): OwnOnPaper => ({
  no: 'CA-0001',
  union: '虚构机械厂工会',
  phone: '0000-0000',
  submittedOn: plainDate('2026-03-02'),
  writtenOn: plainDate('2026-03-20'),
  declaration,
  proofs: [],
  consents: ['m0', 'm1'].map((member) => ({
    matter: 'crosscheck' as const,
    textVersion: '2026-11',
    member: member as MemberKey,
    how: 'own-phone' as const,
    on: plainDate('2026-03-02'),
  })),
  said: [],
  messages: [],
  calls: [],
  looks: [],
  determined: undefined,
  refused: undefined,
  grants: [],
  ...over,
})
const printed = (declaration: Declaration, over: Partial<OwnOnPaper> = {}): string =>
  JSON.stringify(ownPaper(about(declaration, over)).blocks)

type Path = readonly (string | number)[]
type Leaf = { readonly path: Path; readonly schema: z.ZodMiniType }
type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>
  readonly element?: z.ZodMiniType
  readonly innerType?: z.ZodMiniType
  readonly entries?: Readonly<Record<string, string>>
}
const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def

/** All leaf fields of the declaration's schema, found automatically, so that new fields are included. */
const leavesOf = (schema: z.ZodMiniType, path: Path = []): readonly Leaf[] => {
  const { shape, element, innerType } = defOf(schema)
  if (shape !== undefined) return Object.entries(shape).flatMap(([name, field]) => leavesOf(field, [...path, name]))
  if (element !== undefined) return leavesOf(element, [...path, 0])
  return innerType === undefined ? [{ path, schema }] : leavesOf(innerType, path)
}

/** The cloud's own keys of members, which are not answers of the worker. */
const NO_ANSWER = new Set(['members.0.key'])

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inside, step) => (inside as Record<string | number, unknown> | undefined)?.[step], value)
const withAt = (value: unknown, [step, ...rest]: Path, leaf: unknown): unknown => {
  if (step === undefined) return leaf
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? withAt(item, rest, leaf) : item))
  const record = value as Record<string, unknown>
  return { ...record, [step]: withAt(record[step], rest, leaf) }
}

const MONTH = /^\d{4}-\d{2}/
/** A different valid answer for the same field. */
const otherThan = (value: unknown, { path, schema }: Leaf): unknown => {
  const { entries } = defOf(schema)
  if (entries !== undefined) return Object.values(entries).find((option) => option !== value)
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') throw new Error(`${path.join('.')} is not filled in`)
  if (path.at(-1) === 'idNumber') return anIdNumber(77, '1970-01-01', 'male')
  if (path.at(-1) === 'member') return value === 'm0' ? 'm2' : 'm0'
  return MONTH.test(value) ? value.replace(/^\d{4}/, '2013') : `${value}又`
}

const leaves = leavesOf(Declaration).filter(({ path }) => !NO_ANSWER.has(path.join('.')))

test('the test walks over every field of the declaration', () => {
  expect(leaves.length).toBeGreaterThan(50)
  for (const { path } of leaves) expect([path.join('.'), at(filled(), path)]).not.toEqual([path.join('.'), undefined])
})

test.each(leaves.map((leaf) => [leaf.path.join('.'), leaf] as const))(
  '%s: a different value changes the printed paper',
  (_name, leaf) => {
    const own = filled()
    const other = withAt(own, leaf.path, otherThan(at(own, leaf.path), leaf)) as Declaration
    expect(printed(other)).not.toBe(printed(own))
  },
)

describe('full and masked values on the worker’s paper', () => {
  const [spouse, child] = filled().members
  test('the numbers of the worker, of consenting adults and of children are printed in full', () => {
    const text = printed(filled())
    const { applicant, account } = filled()
    for (const whole of [applicant.idNumber, applicant.mobile, account?.number, spouse?.idNumber, child?.idNumber])
      expect(text).toContain(whole)
    expect(text).toContain('另一种虚构病症')
  })

  test('an adult who has revoked their consent is printed with a masked number and without health data', () => {
    const text = printed(filled(), { consents: about(filled()).consents.filter(({ member }) => member === 'm0') })
    expect(text).not.toContain(spouse?.idNumber)
    expect(text).not.toContain('另一种虚构病症')
    expect(text).toContain(spouse?.name)
    expect(text).toContain(child?.idNumber)
  })
})

test('proofs, consents, explanations, messages, calls, looks, refusals and grants are printed with their details', () => {
  const text = printed(filled(), {
    proofs: [
      { type: 'idCard', files: ['FI-1', 'FI-2'] as never },
      { type: 'incomeStatement', files: [], cannotGet: '单位倒闭了' },
    ],
    said: [{ on: plainDate('2026-03-05'), words: '已重拍户口簿' }],
    messages: [{ at: Date.parse('2026-03-06T09:00:00+08:00'), words: '请补正材料', read: false }],
    calls: [{ at: Date.parse('2026-03-07T09:00:00+08:00'), words: '请补正材料', by: '虚构机械厂工会 经办乙' }],
    looks: [
      {
        at: Date.parse('2026-03-08T09:00:00+08:00'),
        name: '经办甲',
        role: 'base-officer',
        unit: '虚构机械厂工会',
        member: 'm0' as MemberKey,
        field: 'mobile',
        purpose: '联系申请人',
      },
    ],
    refused: { on: plainDate('2026-03-09'), words: '人均收入高于标准' },
    grants: [
      {
        programme: 'living',
        year: 2026,
        amount: yuan(5000),
        state: 'paid',
        paidOn: plainDate('2026-03-10'),
        lastFour: '1234',
      },
    ],
  })
  for (const words of [
    '身份证","已收到 2 份',
    '拿不到：单位倒闭了',
    '核对家庭信息',
    '已重拍户口簿',
    '请补正材料","没有看过',
    '虚构机械厂工会 经办乙',
    '虚构机械厂工会 基层工会经办人 经办甲',
    '手机号","联系申请人',
    '人均收入高于标准',
    '2026 年 生活救助',
    '尾号 1234',
  ])
    expect(text).toContain(words)
})
