import type { CheckResult } from '@domain/crosscheck/crosscheck'
import type { Difference, Item } from '@domain/crosscheck/items/item'
import { showDate } from '@domain/kernel/days'
import { showYuan } from '@domain/kernel/show-yuan'
import { homeText, schoolText, vehicleText } from '@domain/paper/words'

type Home = Extract<Item, { of: 'home' }>
type Enrolment = Extract<Item, { of: 'enrolment' }>
type Allowance = Extract<Item, { of: 'allowance' }>

const joined = (words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined && word !== '').join('，')

const shareText = ({ share }: Home): string | undefined => {
  if (share === undefined || share === 1000) return undefined
  return share === 'joint' ? '共同共有' : `占 ${share / 10}%`
}
const homeWords = (item: Home): string =>
  joined([
    item.kind === undefined ? (item.called ?? '房产') : homeText[item.kind],
    item.squareMetres === undefined ? undefined : `${item.squareMetres} 平方米`,
    shareText(item),
  ])

const enrolmentWords = ({ school, stage, called }: Enrolment): string =>
  joined([school, stage === undefined ? called : schoolText[stage]])

const allowanceWords = ({ from, to }: Allowance): string =>
  joined([from === undefined ? undefined : `${showDate(from)}起`, to === undefined ? '仍在享受' : `到${showDate(to)}`])

/** One thing that a bureau knows of a person. */
const itemText = (item: Item): string => {
  switch (item.of) {
    case 'home':
      return homeWords(item)
    case 'vehicle':
      return joined([
        item.kind === undefined ? (item.called ?? '车辆') : vehicleText[item.kind],
        item.registeredOn === undefined ? undefined : `${showDate(item.registeredOn)}登记`,
      ])
    case 'pension':
      return joined([
        item.month === undefined ? '每月' : item.month.replace('-', '年').concat('月'),
        showYuan(item.sum),
      ])
    case 'deposit':
      return joined([showYuan(item.sum), item.on === undefined ? undefined : `${showDate(item.on)}余额`])
    case 'enrolment':
      return enrolmentWords(item)
    case 'allowance':
      return allowanceWords(item)
  }
}

/** How an answer differs from what was declared. */
const differenceText: Record<Difference['why'], string> = {
  undeclared: '申报里没有对得上的',
  more: '比申报的多',
  above: '全家存款合计超过规定',
  stage: '就读阶段和申报的不一样',
  school: '学校和申报的不一样',
  ended: '交了低保证明，但低保已经停了',
}

/** The items of an answer, each with its difference; then the differences of all together. */
export const itemLines = ({ items = [], differs = [] }: Pick<CheckResult, 'items' | 'differs'>) => [
  ...items.map((item, at) => ({
    key: `${at}`,
    text: itemText(item),
    differs: differs.filter((one) => one.at === at).map(({ why }) => differenceText[why]),
  })),
  ...differs
    .filter((one) => one.at === undefined)

    .map(({ why }, at) => ({ key: `0${at}`, text: '', differs: [differenceText[why]] })),
]
/** The same in one line. */
export const itemsText = (answer: Pick<CheckResult, 'items' | 'differs'>): string =>
  itemLines(answer)
    .map(({ text, differs }) => (differs.length === 0 ? text : `${text}（${differs.join('；')}）`))
    .join('；')

/** What the worker is asked about: the item that differs and how, or how all of them together do. */
export const differenceRows = (
  differs: readonly { readonly why: Difference['why']; readonly item?: Item | undefined }[] = [],
): readonly { readonly key: string; readonly label: string; readonly value?: string }[] =>
  differs.map(({ why, item }, at) =>
    item === undefined
      ? { key: `${at}`, label: differenceText[why] }
      : { key: `${at}`, label: itemText(item), value: differenceText[why] },
  )
