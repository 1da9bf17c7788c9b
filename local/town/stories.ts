import type { Persona } from '../desk/desk-people'
import * as walk from '../walk/steps'
import { FAMILIES, type FamilyKey } from './families'

/**
 * A household, its union, and its steps by day. Steps shared by several households (cross-check, payout) are in `events.ts`.
 */
export type Story = {
  readonly family: FamilyKey
  readonly union: string
  readonly resting: string
  readonly steps: readonly (readonly [day: string, step: walk.Step])[]
}

type Steps = Story['steps']

/** Steps from the application to the deliberation, on four days. */
const begun = (submit: string, accept: string, survey: string, deliberate: string): Steps => [
  [submit, walk.submit],
  [accept, walk.accept],
  [survey, walk.survey()],
  [deliberate, walk.deliberate()],
]
const january: Steps = [
  ...begun('2026-01-06', '2026-01-07', '2026-01-09', '2026-01-13'),
  ['2026-01-19', walk.postNotice],
  ['2026-01-29', walk.takeDown],
]
const february: Steps = [
  ...begun('2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06'),
  ['2026-02-10', walk.postNotice],
  ['2026-02-27', walk.takeDown],
]
const march = begun('2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27')

export const STORIES: readonly Story[] = [
  { family: 'he', union: 'bus', resting: '刚提交申请', steps: [['2026-03-06', walk.submit]] },
  {
    family: 'zhan',
    union: 'paper',
    resting: '等入户调查',
    steps: [
      ['2026-03-03', walk.submit],
      ['2026-03-04', walk.accept],
    ],
  },
  {
    family: 'min',
    union: 'lamp',
    resting: '等评议',
    steps: [
      ['2026-03-02', walk.submit],
      ['2026-03-03', walk.accept],
      ['2026-03-06', walk.survey()],
    ],
  },
  {
    family: 'mu',
    union: 'inn',
    resting: '评议凑不够人数，等上级工会评议',
    steps: [
      ['2026-03-02', walk.submit],
      ['2026-03-03', walk.accept],
      ['2026-03-05', walk.survey()],
      ['2026-03-06', walk.handUp('委员五人，三人与申请人是亲属，须回避，到会的不够法定人数。')],
    ],
  },
  { family: 'pu', union: 'peel', resting: '数据比对有疑问', steps: march },
  { family: 'nong', union: 'noodle', resting: '等张贴公示', steps: march },
  { family: 'yu', union: 'motor', resting: '公示中，有异议', steps: [...march, ['2026-03-03', walk.postNotice]] },
  { family: 'yan', union: 'school', resting: '公示中', steps: [...march, ['2026-03-04', walk.postNotice]] },
  {
    family: 'rong',
    union: 'steel',
    resting: '县级审核，等补正',
    steps: [
      ...february,
      [
        '2026-03-04',
        walk.askCorrection(
          'xinhui-review',
          ['disabilityCertificate', 'income'],
          '残疾证已过有效期，请补拍新证；妻子的收入请补一份单位证明。',
        ),
      ],
    ],
  },
  {
    family: 'bao',
    union: 'tap',
    resting: '等认定，贴近标准线',
    steps: [...february, ['2026-03-03', walk.approve('kaiping-review')]],
  },
  {
    family: 'zuo',
    union: 'market',
    resting: '已建档，帮扶金待发放',
    steps: [
      ...january,
      ['2026-02-02', walk.approve('pengjiang-review')],
      ['2026-02-04', walk.determine('city-review-1', 'severe')],
    ],
  },
  {
    family: 'ou',
    union: 'water',
    resting: '已建档，一笔已付、一笔失败',
    steps: [
      ...january,
      ['2026-02-02', walk.approve('city-review-2')],
      ['2026-02-04', walk.determine('city-review-1', 'relative')],
    ],
  },
  {
    family: 'shi',
    union: 'power',
    resting: '意外致困，已发放并确认',
    steps: [
      ...january,
      ['2026-02-02', walk.approve('taishan-review')],
      ['2026-02-05', walk.determine('city-review-2', 'accident')],
    ],
  },
  {
    family: 'chang',
    union: 'shoe',
    resting: '不予认定',
    steps: [
      ...january,
      ['2026-02-02', walk.approve('heshan-review')],
      [
        '2026-02-06',
        walk.refuse('city-review-1', ['income-above-line'], '家庭月人均净收入 2,600 元，高于相对困难标准。'),
      ],
    ],
  },
  {
    family: 'gu',
    union: 'sound',
    resting: '申请复核中',
    steps: [
      ...february,
      ['2026-03-02', walk.refuse('enping-review', ['materials-missing'], '缺少丈夫失业登记证明，收入情况无法核实。')],
      [
        '2026-03-05',
        async (hand, { worker, caseId }) => {
          const files = [await hand.upload(worker, 'reply')]
          await hand.tell(
            worker,
            'case.requestReexamination',
            { why: '失业登记证明已经补办，请重新核实。', files },
            caseId,
          )
        },
      ],
    ],
  },
  {
    family: 'jiang',
    union: 'motor',
    resting: '已撤回',
    steps: [
      ['2026-02-05', walk.submit],
      ['2026-02-06', walk.accept],
      [
        '2026-02-11',
        async (hand, { worker, caseId }) => {
          await hand.tell(worker, 'case.withdraw', { why: '已经找到新的工作。' }, caseId)
        },
      ],
    ],
  },
]

export const workerKey = (family: FamilyKey): string => `w-${family}`

export const workerPersona = ({ family, resting }: Story): Persona => ({
  key: workerKey(family),
  name: FAMILIES[family].name,
  group: 'worker',
  // the stage at which the story starts; later a visitor may have changed it
  about: `${FAMILIES[family].employer} · 起初：${resting}`,
})
