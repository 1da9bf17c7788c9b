import type * as z from 'zod/mini'
import type { VehicleKind } from '../../household/words'
import { meantBy, readPastDay } from './cells'
import { ITEM_COLUMNS } from './columns'
import { CALLED_MAX, type VehicleItem } from './item'
import type { Declared, ItemModule } from './item-module'
import { type Piece, piecesOf, undeclaredOf } from './undeclared'

const KINDS = {
  car: ['小汽车', '轿车', '小型轿车', '小型普通客车', '小型客车', '微型客车', '微型轿车', '小客车', '客车', '面包车'],
  truck: ['货车', '轻型货车', '中型货车', '重型货车', '微型货车', '轻型普通货车', '皮卡'],
  motorcycle: ['摩托车', '普通二轮摩托车', '二轮摩托车', '轻便摩托车', '三轮摩托车', '电动摩托车'],
  'disability-aid': ['残疾人代步车', '残疾人机动轮椅车', '机动轮椅车', '残疾人专用汽车'],
  other: ['其他', '挂车', '拖拉机', '农用车', '三轮汽车'],
} as const satisfies Record<z.infer<typeof VehicleKind>, readonly string[]>

type Vehicle = Declared['vehicles'][number]
const yearsBetween = ({ registeredOn }: VehicleItem, { boughtIn }: Vehicle): number =>
  registeredOn === undefined ? 0 : Math.abs(Number(registeredOn.slice(0, 4)) - boughtIn)

const saying = ({ kind, registeredOn }: VehicleItem): number =>
  Number(kind !== undefined) + Number(registeredOn !== undefined)

/** 公安：each vehicle must be one of those declared, bought about when it was registered. */
export const vehicles: ItemModule<VehicleItem, 'vehicleKind' | 'registeredOn'> = {
  headings: ITEM_COLUMNS.vehicles,
  read: (cells, today) => {
    const [word, day] = [cells('vehicleKind'), cells('registeredOn')]
    if (word === '' && day === '') return undefined
    const registeredOn = readPastDay(day, today)
    if (registeredOn === 'wrong') return { wrong: 'registeredOn' }
    const kind = meantBy(KINDS, word)
    return {
      of: 'vehicle',
      ...(kind === undefined ? {} : { kind }),
      ...(kind === undefined && word !== '' ? { called: word.slice(0, CALLED_MAX) } : {}),
      ...(registeredOn === undefined ? {} : { registeredOn }),
    }
  },
  differs: (said, { vehicles: declared }, { vehicleYears }) => {
    const left = new Set(declared)
    const pieces = piecesOf(said)
    const unfitting = new Set<Piece<VehicleItem>>()
    // those that say most look for a declared vehicle first
    for (const piece of [...pieces].sort((a, b) => saying(b.item) - saying(a.item))) {
      const { item } = piece
      const [best] = [...left]
        .filter(
          (vehicle) =>
            (item.kind === undefined || item.kind === vehicle.kind) && yearsBetween(item, vehicle) <= vehicleYears,
        )
        .sort((a, b) => yearsBetween(item, a) - yearsBetween(item, b))
      if (best === undefined) unfitting.add(piece)
      else left.delete(best)
    }
    return undeclaredOf(said, pieces, unfitting)
  },
}
