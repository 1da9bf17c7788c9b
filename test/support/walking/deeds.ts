import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Family } from '@local/walk/household'
import * as walk from '@local/walk/steps'
import { crosscheck } from '@local/walk/tables'
import * as z from 'zod/mini'
import type { RunningDesk } from '../desk'
import { aHouseholdAt, HOUSEHOLDS, handAt } from '../households'
import type { Counted, Walker } from './walker'

const Former = z.object({
  release: z.string(),
  how: z.string(),
  accept: z.object({ taps: z.int(), perPhoto: z.int() }),
  survey: z.object({ taps: z.int() }),
  notice: z.object({ taps: z.int() }),
  call: z.object({ taps: z.int(), perCall: z.int() }),
  meeting: z.object({ taps: z.int() }),
})
/** What the same deeds asked for in the release before the pages were made again. */
const FORMER = Former.parse(JSON.parse(readFileSync(path.resolve('test/support/walking/deeds.json'), 'utf8')))

const UNION = { key: 'lamp', search: '明途灯饰' }
const OFFICER = 'lamp-1'
const CITY = 'OR-city'
const CITY_REVIEWER = 'city-review-1'
const CHAIR = '主席甲'
const MEETING = 10
const CALLS = 5
const ACCEPTED = 2
const WALL = 10
/** two surveyors and the applicant */
const SIGNERS = 3

const familyNo = (nth: number): Family => ({
  ...HOUSEHOLDS.song,
  no: 910 + nth,
  name: `${'林石田江'[nth % 4] ?? ''}${'春夏秋冬晨'[nth % 5] ?? ''}${'山川湖海风云'[nth % 6] ?? ''}`,
})

/** A base union in the middle of its year: thirty households of its own, at every step before the cross-check. */
export type Year = {
  readonly toAccept: readonly string[]
  readonly toSurvey: readonly string[]
  readonly toDeliberate: readonly string[]
  /** cross-checked, to be posted on one wall */
  readonly toPost: readonly string[]
}

export const aYear = async (desk: RunningDesk): Promise<Year> => {
  const { items } = await desk.get(OFFICER, 'org.search', { text: UNION.search })
  const union = { key: UNION.key, id: items[0]?.id ?? '' }
  const hand = handAt(desk)
  await walk.seatCommittee(hand, OFFICER, union.id)
  const made = async (nth: number, steps: readonly walk.Step[]): Promise<string> =>
    (await aHouseholdAt(desk, familyNo(nth), union, steps)).caseId
  const year = {
    toAccept: [] as string[],
    toSurvey: [] as string[],
    toDeliberate: [] as string[],
    toPost: [] as string[],
  }
  for (let nth = 0; nth < 30; nth += 1) {
    if (nth < CALLS) {
      const caseId = await made(nth, [])
      await hand.tell(OFFICER, 'case.requestCorrection', { items: ['idCard'], note: '缺反面' }, caseId)
    } else if (nth < CALLS + ACCEPTED) year.toAccept.push(await made(nth, []))
    else if (nth < 9) year.toSurvey.push(await made(nth, [walk.accept]))
    else if (nth < 20) year.toPost.push(await made(nth, [walk.accept, walk.survey(), walk.deliberate()]))
    else year.toDeliberate.push(await made(nth, [walk.accept, walk.survey()]))
  }
  await crosscheck(hand, CITY_REVIEWER, CITY, year.toPost)
  for (const caseId of year.toPost) await hand.tell(CITY_REVIEWER, 'crosscheck.complete', {}, caseId)
  // undelivered messages become calls
  await desk.passDays(1)
  return year
}

type Deed = {
  readonly key: 'accept' | 'survey' | 'wall' | 'notice' | 'call' | 'meeting'
  readonly title: string
  readonly who: string
  readonly walk: (walker: Walker, year: Year, desk: RunningDesk) => Promise<void>
  /** the former taps for the same, and the part of them that is left at most */
  readonly former: (now: Counted) => number
  readonly atMost: number
}

const calledIn = async (desk: RunningDesk): Promise<readonly string[]> =>
  (await desk.get(OFFICER, 'ring.list', {})).items.map(({ caseId }) => caseId).slice(0, CALLS)

const ENTERED_IN_MS = 60_000
const allPosted = async (desk: RunningDesk, ids: readonly string[]): Promise<void> => {
  const posted = async (): Promise<readonly string[]> =>
    (await desk.get(OFFICER, 'case.work', {})).others
      .filter(({ row }) => row.stage === 'on-notice')
      .map(({ row }) => row.id)
  for (const began = Date.now(); ; await new Promise((done) => setTimeout(done, 100))) {
    const are = await posted()
    const missing = ids.filter((id) => !are.includes(id))
    if (missing.length === 0) return
    if (Date.now() - began > ENTERED_IN_MS) throw new Error(`${missing.length} notices are not posted`)
  }
}

/** The deeds of a base union's day, each from the first page to the result. */
export const DEEDS: readonly Deed[] = [
  {
    key: 'accept',
    title: `受理 ${ACCEPTED} 户（材料齐全，一户接一户）`,
    who: OFFICER,
    walk: async (walker, { toAccept: [id = ''] }) => {
      await walker.tap('go-today', `duty-${id}`)
      for (let left = ACCEPTED - 1; ; left -= 1) {
        await walker.tap('papers-open')
        await walker.reaches('viewer-next')
        while (!(await walker.shows('accept-submit'))) await walker.apart('viewer-next')
        await walker.tap('accept-submit')
        await walker.reaches('done')
        if (left === 0) return
        // nobody goes back to the list in between
        await walker.tap('next-one')
      }
    },
    former: ({ apart = 0 }) => ACCEPTED * FORMER.accept.taps + (apart + ACCEPTED) * FORMER.accept.perPhoto,
    atMost: 1 / 2,
  },
  {
    key: 'survey',
    title: '入户调查一户（与申报一致）',
    who: OFFICER,
    walk: async (walker, { toSurvey: [id = ''] }) => {
      await walker.tap('go-today', `duty-${id}`, 'survey-place-home')
      await walker.type('survey-living', '租住两间旧房，家具简单。')
      await walker.keepPhoto('survey')
      await walker.tap('all-true')
      for (let signers = 0; signers < SIGNERS; signers += 1) await walker.sign(await walker.glass())
      await walker.tap('survey-submit')
      await walker.reaches('survey-to-deliberation')
    },
    former: () => FORMER.survey.taps,
    atMost: 1 / 2,
  },
  {
    key: 'meeting',
    title: `评议会（${MEETING} 户）`,
    who: OFFICER,
    walk: async (walker, { toDeliberate }) => {
      await walker.tap('go-today', `duty-${toDeliberate[0] ?? ''}`)
      await walker.type('deliberation-place', '三楼会议室')
      await walker.tap('all-present', `deliberation-chair-${CHAIR}`, 'ballot-open', 'kin-asked')
      for (const id of toDeliberate) await walker.apart(`all-for-${id}`)
      await walker.tap('deliberation-submit')
      await walker.reaches('meeting-minutes')
    },
    former: () => FORMER.meeting.taps,
    atMost: 1 / 3,
  },
  {
    key: 'call',
    title: `电话告知（${CALLS} 户）`,
    who: OFFICER,
    walk: async (walker, _year, desk) => {
      const ids = await calledIn(desk)
      if (ids.length < CALLS) throw new Error(`only ${ids.length} households are on the call list`)
      await walker.tap('go-today', 'go-ring', 'ring-in-turn')
      for (const id of ids) await walker.tap(`told-${id}`)
    },
    former: () => FORMER.call.taps + CALLS * FORMER.call.perCall,
    atMost: 1 / 2,
  },
  {
    key: 'wall',
    title: `张贴公示（一面墙 ${WALL} 户）`,
    who: OFFICER,
    walk: async (walker, { toPost }, desk) => {
      // one paper hangs elsewhere
      await walker.tap('go-today', 'go-wall-up', 'wall-all', `wall-${toPost[WALL] ?? ''}`)
      await walker.keepPhoto('wall-photo')
      await walker.tap('wall-submit')
      // said once the last of them is entered
      await walker.reaches('done')
      // that is said of the first one already: they are entered one after the other
      await allPosted(desk, toPost.slice(0, WALL))
    },
    former: () => WALL * FORMER.notice.taps,
    atMost: 1 / 2,
  },
  {
    key: 'notice',
    title: '张贴公示（一户）',
    who: OFFICER,
    walk: async (walker, { toPost }, desk) => {
      const id = toPost[WALL] ?? ''
      await walker.takeAhead(`post-${id}`)
      await walker.reaches('tile-received')
      await walker.tap('notice-post')
      await walker.reaches('done')
      await allPosted(desk, [id])
    },
    former: () => FORMER.notice.taps,
    atMost: 1 / 2,
  },
]

/** The figures of all deeds beside those of the former release. */
export const tellDeeds = (side: string, counted: ReadonlyMap<string, Counted>): void => {
  const lines = DEEDS.flatMap(({ key, title, former }) => {
    const now = counted.get(key)
    if (now === undefined) return []
    const { taps, apart = 0, screens, photos } = now
    return [`${title}：点按 ${former(now)}→${taps}（另计翻页、表决 ${apart}），屏数 ${screens}，照片 ${photos}`]
  })
  process.stdout.write(`\n${side}（原来的数字：${FORMER.release}）\n${lines.join('\n')}\n`)
}
