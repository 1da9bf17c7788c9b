import type * as z from 'zod/mini'
import type { HomeKind } from '../../household/words'
import type { MemberKey } from '../../kernel/ids'
import { squeezed } from '../../kernel/plain'
import { meantBy, readFigure } from './cells'
import { ITEM_COLUMNS } from './columns'
import { CALLED_MAX, type HomeItem } from './item'
import type { Declared, ItemModule } from './item-module'
import { type Piece, piecesOf, undeclaredOf } from './undeclared'

const KINDS = {
  commercial: ['商品房', '住宅', '成套住宅', '普通住宅', '公寓', '房改房', '经济适用房', '别墅'],
  'self-built': ['自建房', '宅基地', '农村宅基地', '私房'],
  'public-rental': ['公租房', '廉租房', '公共租赁住房'],
  shop: ['商铺', '商业', '店铺', '铺位', '商业用房', '商业服务'],
  other: ['其他', '车位', '车库', '储物间', '仓库', '厂房', '办公'],
} as const satisfies Record<z.infer<typeof HomeKind>, readonly string[]>

const WHOLE = 1000
const WHOLE_WORDS = ['单独所有', '全部', '独有', '单独']
// 按份共有 without its shares says as little
const JOINT_WORDS = ['共同共有', '共有', '共同', '按份共有', '按份', '共有房产']

/** 1/2, 50%, 0.5 or words. */
const shareOf = (text: string): HomeItem['share'] | 'wrong' => {
  // 按份共有50%
  const word = squeezed(text.normalize('NFKC')).replace(/^按份(?:共有)?(?=\d)/, '')
  if (word === '') return undefined
  if (WHOLE_WORDS.includes(word)) return WHOLE
  if (JOINT_WORDS.includes(word)) return 'joint'
  const [, over, under] = /^(\d{1,5})\/(\d{1,5})$/.exec(word) ?? []
  const [, percent] = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(word) ?? []
  const part =
    over !== undefined ? Number(over) / Number(under) : Number(percent ?? word) / (percent === undefined ? 1 : 100)
  const thousandths = Math.round(part * WHOLE)
  return thousandths >= 1 && thousandths <= WHOLE ? thousandths : 'wrong'
}

type Home = Declared['homes'][number]
type Group = readonly [Piece<HomeItem>, ...Piece<HomeItem>[]]

/** Items of one kind and size: shares of one home, as far as they make no more than one whole. */
const groupsOf = (all: readonly Piece<HomeItem>[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const piece of all) {
    const key = `${saying(piece.item)}:${piece.item.kind}:${piece.item.squareMetres}`
    const group = groups.get(key)
    groups.set(key, group === undefined ? [piece] : [...group, piece])
  }
  // those that say most look for a declared home first
  return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, pieces]) => pieces)
}
const saying = ({ kind, squareMetres }: HomeItem): number =>
  Number(kind !== undefined) + Number(squareMetres !== undefined)

/** Three thirds, rounded up, are still one whole. */
const ROUNDING = 3

/** How many homes these pieces are at least. */
const homesIn = (group: Group): number => {
  const joint = new Map<MemberKey, number>()
  let [wholes, parts] = [0, 0]
  for (const { member, item } of group) {
    if (item.share === 'joint') joint.set(member, (joint.get(member) ?? 0) + 1)
    else if ((item.share ?? WHOLE) === WHOLE) wholes += 1
    else parts += item.share ?? 0
  }
  return (
    wholes + Math.max(0, ...joint.values()) + (parts === 0 ? 0 : Math.max(1, Math.ceil((parts - ROUNDING) / WHOLE)))
  )
}

const farOf = (item: HomeItem, home: Home): number =>
  item.squareMetres === undefined ? 0 : Math.abs(item.squareMetres - home.squareMetres)

/** 自然资源：as many homes as the shares of the household make must each be one of those declared. */
export const realEstate: ItemModule<HomeItem, 'homeKind' | 'squareMetres' | 'share'> = {
  headings: ITEM_COLUMNS['real-estate'],
  read: (cells) => {
    const [word, area, part] = [cells('homeKind'), cells('squareMetres'), cells('share')]
    if (word === '' && area === '' && part === '') return undefined
    const [squareMetres, share] = [readFigure(area), shareOf(part)]
    if (squareMetres === 'wrong' || squareMetres === 0) return { wrong: 'squareMetres' }
    if (share === 'wrong') return { wrong: 'share' }
    const kind = meantBy(KINDS, word)
    return {
      of: 'home',
      ...(kind === undefined ? {} : { kind }),
      ...(kind === undefined && word !== '' ? { called: word.slice(0, CALLED_MAX) } : {}),
      ...(squareMetres === undefined ? {} : { squareMetres }),
      ...(share === undefined ? {} : { share }),
    }
  },
  differs: (said, { homes }, { areaPercent }) => {
    const left = new Set(homes)
    const pieces = piecesOf(said)
    const unfitting = new Set<Piece<HomeItem>>()
    for (const group of groupsOf(pieces)) {
      const [{ item }] = group
      const fitting = [...left]
        .filter(
          (home) =>
            (item.kind === undefined || item.kind === home.kind) &&
            farOf(item, home) * 100 <= areaPercent * home.squareMetres,
        )
        .sort((a, b) => farOf(item, a) - farOf(item, b))
        .slice(0, homesIn(group))
      for (const home of fitting) left.delete(home)
      if (fitting.length < homesIn(group)) for (const piece of group) unfitting.add(piece)
    }
    return undeclaredOf(said, pieces, unfitting)
  },
}
