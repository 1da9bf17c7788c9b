import type { Declaration } from '@domain/household/declaration'
import { yuan } from '@domain/kernel/fen'
import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { wantedProofs } from '@domain/proof/index'
import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { loadDraft, saveDraft } from '@src/gateway'
import { type BlockKey, isBlock } from '@src/text/apply'
import { aPolicy } from '@test/support/policy'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { cloud, gone } from '../support/gateway'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

import { declarationOf, type FormDraft, readDraft, shapeOf } from '@src/features/household-form/draft'
import { dropPrecheck, keepPrecheck } from '@src/features/household-form/precheck-answers'
import { formOf } from './form-of'

const today = plainDate('2026-03-10')
const policy = aPolicy()
const NAME = '谷雨声'

/** What answers a question of the record: a tap, a typed field, or the fact it follows from. */
type How = { readonly tap: string } | { readonly type: string; readonly text: string } | { readonly from: string }
type Question = { readonly about: string; readonly how: readonly How[] }
const tap = (id: string): How => ({ tap: id })
const type = (id: string, text: string): How => ({ type: id, text })
const from = (fact: string): How => ({ from: fact })
const ask = (about: string, ...how: readonly How[]): Question => ({ about, how })

/** Everything that the record of a household holds, in the order of the form, for a worker, an ill husband and a pupil. */
const RECORD: readonly Question[] = [
  ask('同意：个人信息', tap('agree')),
  ask('同意：敏感信息', tap('agree')),
  ask('打开“我和家”', tap('go-on')),
  ask('基层工会', type('unit-search', '万家兴'), tap('unit-OR-market')),
  ask('姓名', from('登录时已经说过')),
  ask('身份证号', type('self-id', inventedId(9001, '1984-03-20', 'female'))),
  ask('性别、出生日期', from('身份证号')),
  ask('手机号', type('self-mobile', inventedMobile(9001))),
  ask('民族', tap('self-ethnicity-offer-0')),
  ask('就业身份', tap('work-employment-employed')),
  ask('工作单位', from('所选的工会')),
  ask('行业', tap('work-sector-services')),
  ask('入职年月（选填）', from('不填也行')),
  ask('医疗保险', tap('work-insurance-employee')),
  ask('健康、残疾或疾病', tap('health-good')),
  ask('本人收入', type('income-m0-wages', '36000'), tap('income-m0-none')),
  ask('配偶：加卡片、关系', tap('member-add-spouse')),
  ask('配偶：姓名、身份证号', type('member-name', '霍然之'), type('member-id', inventedId(9002, '1982-11-05', 'male'))),
  ask('配偶：性别、出生日期', from('身份证号')),
  ask('配偶：现在做什么', tap('member-status-unable')),
  ask('配偶：健康、疾病', tap('member-health-serious-illness'), tap('member-health-detail-offer-1')),
  ask('配偶：收入', from('不能工作的，没有通常的收入')),
  ask('孩子：加卡片、关系', tap('member-add-child')),
  ask(
    '孩子：姓名、身份证号',
    type('member-name', '霍小满'),
    type('member-id', inventedId(9003, '2009-09-12', 'female')),
  ),
  ask('孩子：性别、出生日期', from('身份证号')),
  ask('孩子：在读、上到哪里', tap('member-status-student'), tap('member-stage-senior')),
  ask('孩子：学校（选填）', from('不填也行')),
  ask('孩子：健康', tap('member-health-good')),
  ask('算不算家里人、为什么', from('配偶、没成年的孩子按规定都算')),
  ask('户口地址', type('home-registered', '演示路八号')),
  ask('现住址', tap('home-now-same')),
  ask('户口类型', tap('home-residence-urban-local')),
  ask('婚姻状况', from('加了配偶')),
  ask('是否单亲', from('已婚')),
  ask('是否零就业家庭', from('本人在职')),
  ask('住房类型、面积', tap('home-housing-rented'), tap('home-about-50')),
  ask('接着填：钱', tap('next')),
  ask('必须的花费', type('cost-m1-illness', '18000'), type('cost-m2-schooling', '6000')),
  ask('突发的事、房产、车辆', tap('none-below')),
  ask('其他财产（选填）', from('不填也行')),
  ask('接着填：难处', tap('next')),
  ask('主要原因', tap('cause-main-illness')),
  ask('其他原因、说明、得到过的帮助（选填）', from('不填也行')),
  ask('接着填：材料', tap('next')),
]
/** After the papers, which are photographed. */
const REST: readonly Question[] = [
  ask('接着填：收款卡', tap('next')),
  ask('银行账号', type('account-number', inventedCard(9001))),
  ask('银行', tap('account-bank-offer-1')),
  ask('开户网点（选填）', from('不填也行')),
  ask('接着填：同意和签名', tap('next')),
  ask('同意：公示', tap('agree')),
  ask('同意：核对，本人', tap('agree')),
  ask('同意：核对，配偶和不能自己确认的原因', tap('agree-why-unwell'), tap('agree')),
  ask('同意：未成年孩子，由监护人', tap('agree')),
  ask('提交', tap('next')),
]

type Counted = { taps: number; typed: number }

/** Drives the real form page by page, as its links lead. */
const walk = async (questions: readonly Question[], show: () => void, counted: Counted): Promise<void> => {
  for (const { how } of questions)
    for (const one of how) {
      if ('from' in one) continue
      if ('tap' in one) {
        counted.taps += 1
        fireEvent.click(screen.getByTestId(one.tap))
      } else {
        counted.typed += 1
        fireEvent.change(screen.getByTestId(one.type), { target: { value: one.text } })
        await act(async () => void jest.runOnlyPendingTimers())
      }
      show()
    }
}

const printed = (questions: readonly Question[]): string =>
  questions
    .map(({ about, how }) => {
      const said = how.map((one) =>
        'tap' in one ? `点 ${one.tap}` : 'type' in one ? `写 ${one.type}` : `跟着：${one.from}`,
      )
      return `${about.padEnd(18, '　')}${said.join('；')}`
    })
    .join('\n')

const submitted = jest.fn()
const page = (block: BlockKey | undefined): void => {
  cleanup()
  render(formOf({ today, policy, name: NAME, block, onSubmit: submitted }))
}
/** Opens the page that the last tap led to. */
const opener = (): (() => void) => {
  let seen = -1
  return () => {
    if (gone.length === seen) return
    seen = gone.length
    const block = String(gone[gone.length - 1]?.[1]?.['block'])
    page(isBlock(block) ? block : undefined)
  }
}
const stored = (): FormDraft => {
  const draft = readDraft(loadDraft('any'))
  if (draft === undefined) throw new Error('nothing was stored')
  return draft
}

beforeEach(() => {
  jest.useFakeTimers()
  submitted.mockClear()
  cloud.answers('org.search', {
    items: [{ id: 'OR-market' as OrgId, name: '万家兴商场工会', level: 'base', jurisdiction: 'pengjiang' }],
  })
  cloud.answers('consent.given', { idNumbers: [] })
})
afterEach(() => {
  jest.useRealTimers()
  dropPrecheck()
})

/** Fills in the whole form; photos and the signature are put in as if they had been taken. */
const filledIn = async (record: readonly Question[]): Promise<Counted> => {
  const counted = { taps: 0, typed: 0 }
  const show = opener()
  show()
  await walk(record, show, counted)
  const draft = stored()
  const wanted = wantedProofs(shapeOf(draft, today) as Declaration)
  saveDraft('any', { ...draft, proofs: wanted.map((type) => ({ type, files: ['FI-photo0'] })) })
  page('proofs')
  await walk(REST.slice(0, -1), show, counted)
  saveDraft('any', { ...stored(), signature: 'FI-signature' })
  page('agree')
  await walk(REST.slice(-1), show, counted)
  return counted
}

test('a family of three needs at most 36 taps and 12 typed fields, besides photos and signature', async () => {
  const { taps, typed } = await filledIn(RECORD)
  process.stdout.write(`${printed([...RECORD, ...REST])}\n一家三口：点 ${taps} 下，写 ${typed} 处\n`)
  expect(declarationOf(stored(), today)).toBeDefined()
  expect(submitted).toHaveBeenCalledTimes(1)
  expect(taps).toBeLessThanOrEqual(36)
  expect(typed).toBeLessThanOrEqual(12)
})

test('what the pre-check was told is asked neither to be tapped nor to be typed again', async () => {
  keepPrecheck({
    on: today,
    jurisdiction: 'pengjiang',
    people: [{ status: 'employed' }, { status: 'unable' }, { status: 'student', schoolStage: 'senior' }],
    wages: yuan(36_000),
    illness: yuan(18_000),
    schooling: yuan(6000),
    hadAccident: false,
  })
  const TOLD = ['work-employment-employed', 'income-m0-wages', 'member-status-unable', 'member-status-student']
  const told = [...TOLD, 'member-stage-senior', 'cost-m1-illness', 'cost-m2-schooling', 'accident-no']
  const again = (one: How): boolean =>
    ('tap' in one && told.includes(one.tap)) || ('type' in one && told.includes(one.type))
  /** their cards are there already: opened, and the relation said */
  const opened: Readonly<Record<string, readonly How[]>> = {
    'member-add-spouse': [tap('member-1'), tap('member-relation-spouse')],
    'member-add-child': [tap('member-2'), tap('member-relation-child')],
  }
  const record = RECORD.map(({ about, how }) => ({
    about,
    how: how.filter((one) => !again(one)).flatMap((one) => ('tap' in one ? (opened[one.tap] ?? [one]) : [one])),
  }))
  const { taps, typed } = await filledIn(record)
  process.stdout.write(`预审过的一家三口：点 ${taps} 下，写 ${typed} 处\n`)
  expect(submitted).toHaveBeenCalledTimes(1)
  expect(taps).toBeLessThanOrEqual(36)
  expect(typed).toBeLessThanOrEqual(9)
})
