import { APPLICANT, type Family, familyFromElsewhere, familyOf, PRECHECK, SECOND_CARD } from './family'
import { answerShown, fillForm } from './form'
import type { Walker } from './walker'

export type Journey = {
  readonly key: string
  readonly title: string
  /** a person of the demo town, or somebody who opens the app for the first time */
  readonly who: string | { readonly newcomer: string }
  /** what it may ask for at most, besides photos and the signature */
  readonly atMost?: { readonly taps: number; readonly typed: number }
  /** begins on the home page */
  readonly walk: (walker: Walker) => Promise<void>
}

const MOST_SCREENS = 20

const precheck = async (walker: Walker): Promise<void> => {
  await walker.tap('go-precheck')
  const left = [...PRECHECK]
  for (let screen = 0; screen < MOST_SCREENS; screen += 1) {
    if (await walker.shows('precheck-likely')) return
    await answerShown(walker, left)
    await walker.tap('next')
  }
  throw new Error('the pre-check has no end')
}

/** From the start page to the case that was handed in. */
const apply = async (walker: Walker, family: Family): Promise<void> => {
  await walker.tap('start-apply')
  await fillForm(walker, family)
  await walker.sign()
  await walker.tap('next')
  await walker.reaches('stage-now')
}

/** What a worker goes through, from the first tap to the withdrawal, each with a household of the demo town. */
export const JOURNEYS: readonly Journey[] = [
  { key: 'precheck', title: '预审', who: { newcomer: APPLICANT }, walk: precheck },
  {
    key: 'apply',
    title: '申请到签名（三口之家）',
    atMost: { taps: 42, typed: 12 },
    who: { newcomer: APPLICANT },
    walk: async (walker) => {
      await walker.tap('go-apply')
      await apply(walker, familyOf(8810))
    },
  },
  {
    key: 'both',
    title: '先预审，再申请',
    who: { newcomer: APPLICANT },
    walk: async (walker) => {
      await precheck(walker)
      await walker.tap('precheck-apply')
      await apply(walker, familyOf(8820))
    },
  },
  {
    key: 'documents',
    title: '家人没有身份证',
    who: { newcomer: APPLICANT },
    walk: async (walker) => {
      await walker.tap('go-apply')
      await apply(walker, familyFromElsewhere(8830))
    },
  },
  {
    key: 'correct',
    title: '补正',
    who: 'w-rong',
    walk: async (walker) => {
      await walker.tap('want-correction')
      await walker.photo('proof-disabilityCertificate')
      await walker.type('correction-note', '新证和单位证明都补上了。')
      await walker.tap('submit-correction')
      await walker.reaches('correction-done')
    },
  },
  {
    key: 'explain',
    title: '说明',
    who: 'w-pu',
    walk: async (walker) => {
      await walker.tap('want-hit')
      await walker.type('explain-text', '这笔定期存款是母亲的手术押金，已经用完。')
      await walker.photo('explain-files')
      await walker.tap('submit-explain')
      await walker.reaches('explain-done')
    },
  },
  {
    key: 'account',
    title: '更正账户',
    who: 'w-ou',
    walk: async (walker) => {
      await walker.tap('want-account')
      await answerShown(walker, [
        { type: 'account-holder', text: '区明月' },
        { type: 'account-number', text: SECOND_CARD },
        { tap: 'account-bank-offer-1' },
      ])
      await walker.photo('account-proof')
      await walker.tap('submit-account')
      await walker.reaches('account-done')
    },
  },
  {
    key: 'receipt',
    title: '确认到账',
    who: 'w-ou',
    walk: async (walker) => {
      await walker.tap('want-receipt', 'arrived-yes', 'mark-1-5', 'mark-2-5', 'mark-3-5', 'submit-receipt')
      await walker.reaches('receipt-done')
    },
  },
  {
    key: 'reexamine',
    title: '申请复核',
    who: 'w-chang',
    walk: async (walker) => {
      await walker.tap('open-case', 'go-reexamine')
      await walker.type('reexamine-why', '房租上涨没有算进去，请重新核算。')
      await walker.tap('submit-reexamine')
      await walker.reaches('reexamine-done')
    },
  },
  {
    key: 'withdraw',
    title: '撤回申请',
    who: 'w-he',
    walk: async (walker) => {
      await walker.tap('open-case', 'withdraw')
      await walker.type('withdraw-why', '家里情况好转了。')
      await walker.tap('withdraw-yes')
      await walker.reaches('stage-now')
    },
  },
]
