import type { CaseId } from '@domain/kernel/ids'
import { handOn } from '@local/walk/hand'
import type { Family } from '@local/walk/household'
import * as walk from '@local/walk/steps'
import { httpWire } from '@local/walk/wire'
import type { RunningDesk } from './desk'

/** Fictional households that are not in the demo town. */
export const HOUSEHOLDS = {
  /** 1,000 yuan per head */
  chuan: {
    no: 901,
    name: '川流息',
    birth: '1986-07-09',
    sex: 'male',
    employer: '明途灯饰公司',
    cause: 'illness',
    story: '本人患慢性病，长期服药。',
    about: { health: 'chronic', healthDetail: '慢性肾病' },
    relatives: [
      { name: '渊澄映', birth: '1988-02-03', sex: 'female', relation: 'spouse', status: 'employed', workplace: '超市' },
    ],
    incomes: [
      [0, 'wages', 24_000],
      [1, 'wages', 18_000],
    ],
    rigid: [[0, 'illness', 12_000]],
  },
  /** alone, 800 yuan */
  song: {
    no: 902,
    name: '松之盛',
    birth: '1979-05-21',
    sex: 'male',
    employer: '碉影旅店',
    cause: 'job-loss',
    story: '旅店停业半年，收入大减。',
    about: { marital: 'single' },
    relatives: [],
    incomes: [[0, 'wages', 9_600]],
    rigid: [],
  },
} as const satisfies Readonly<Record<string, Family>>

/** Makes calls as any person at a running desk. */
export const handAt = (desk: RunningDesk) => handOn(httpWire(desk.base))

export const todayAt = async (desk: RunningDesk) => (await desk.get('city-admin', 'me.open', {})).today

/** A new household at a base union, taken through these steps by its two officers. */
export const aHouseholdAt = async (
  desk: RunningDesk,
  family: Family,
  union: { readonly key: string; readonly id: string },
  steps: readonly walk.Step[],
): Promise<walk.Case & { caseId: CaseId }> => {
  const worker = await desk.newcomer(family.name)
  const kase: walk.Case = {
    family,
    worker,
    base: union.id,
    officers: [`${union.key}-1`, `${union.key}-2`],
    caseId: '',
  }
  const hand = handAt(desk)
  const today = await todayAt(desk)
  for (const step of [walk.submit, ...steps]) await step(hand, kase, today)
  return kase as walk.Case & { caseId: CaseId }
}
