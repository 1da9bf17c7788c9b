import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import type { Declaration } from '@domain/household/declaration'
import * as w from '@domain/household/words'
import type { Fen } from '@domain/kernel/fen'
import type { FileId, MemberKey } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { PROOFS, wantedProofs } from '@domain/proof/index'
import { consentsWanted } from '@src/features/household-form/check'
import { emptyDraft, type FormDraft, type MemberDraft, shapeOf } from '@src/features/household-form/draft'
import { peopleOf, usualCosts, usualIncomes } from '@src/features/household-form/suggest'
import { aCardNumber, aMobile, aName, anIdNumber } from './people'
import { ORG } from './town'

/** A random generator with a fixed sequence per seed (mulberry32). */
const diceOf = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (n: number): number => Math.floor(next() * n)
  const oneOf = <T>(all: readonly T[]): T => {
    const one = all[upTo(all.length)]
    if (one === undefined && all.length === 0) throw new Error('nothing to choose from')
    return one as T
  }
  /** a mistake in about one of a hundred answers */
  const mostly = <T>(usual: T, slips: readonly T[]): T => (next() < 0.012 ? oneOf(slips) : usual)
  return { upTo, oneOf, mostly, chance: (p: number): boolean => next() < p }
}
type Dice = ReturnType<typeof diceOf>

const TURNED = '写\u202e反'
const text = (d: Dice, usual: string, max: number): string => d.mostly(usual, ['', '   ', '长'.repeat(max + 1), TURNED])
const maybeText = (d: Dice, usual: string, max: number): string =>
  d.mostly(d.oneOf(['', usual, ` ${usual} `]), ['长'.repeat(max + 1), TURNED])
const pick = <T>(d: Dice, all: readonly T[]): T | undefined => d.mostly<T | undefined>(d.oneOf(all), [undefined])
const name = (d: Dice): string =>
  d.mostly(d.oneOf([aName(d.upTo(120)), '阿依古丽·买买提', ' 岑望舒 ']), ['', '甲', '甲1', '长'.repeat(31)])
const idNumber = (d: Dice, births: readonly string[], slips: readonly string[]): string => {
  const id = anIdNumber(d.upTo(400), d.mostly(d.oneOf(births), slips), d.oneOf(['male', 'female'] as const))
  return d.mostly(d.oneOf([id, id, id.toLowerCase(), ` ${id}`]), ['', id.slice(1), `${id.slice(0, 16)}00`])
}

const applicant = (d: Dice): FormDraft['applicant'] => {
  const mainCause = pick(d, w.Cause.options)
  return {
    name: name(d),
    idNumber: idNumber(d, ['1966-01-31', '1980-05-01', '1999-12-31', '2010-03-02'], ['2010-03-03', '2018-01-01']),
    ethnicity: text(d, '汉族', 20),
    mobile: d.mostly(aMobile(d.upTo(999)), ['', '12800000000', '1380000']),
    registeredAddress: text(d, '虚构市不存在路一号', 120),
    presentAddress: text(d, '虚构市不存在路二号', 120),
    residence: pick(d, w.Residence.options),
    marital: pick(d, w.Marital.options),
    employment: pick(d, w.Employment.options),
    employer: maybeText(d, '虚构机械厂', 60),
    sector: pick(d, w.Sector.options),
    hiredIn: d.mostly(d.oneOf(['', '2015-06']), ['2015-13']),
    insurance: pick(d, w.Insurance.options),
    singleParent: pick(d, [true, false]),
    zeroEmployment: pick(d, [true, false]),
    housingKind: pick(d, w.HousingKind.options),
    squareMetres: d.mostly<number | undefined>(1 + d.upTo(2000), [undefined]),
    health: pick(d, w.Health.options),
    healthDetail: maybeText(d, '虚构的病', 120),
    mainCause,
    otherCauses: w.Cause.options.filter((cause) => cause !== mainCause && d.chance(0.3)),
    story: maybeText(d, '一家三口', 500),
    otherAid: maybeText(d, '民政救助', 200),
  }
}

const member = (d: Dice, no: number): MemberDraft => ({
  key: `m${no}` as MemberKey,
  name: name(d),
  idNumber: idNumber(d, ['1940-01-01', '1985-07-07', '2008-03-02', '2008-03-03', '2025-12-31'], ['2026-03-03']),
  relation: pick(d, ['spouse', 'child', 'child', 'parent', 'parent', 'grandparent', 'sibling', 'other'] as const),
  status: pick(d, w.MemberStatus.options),
  health: pick(d, w.Health.options),
  healthDetail: maybeText(d, '虚构的病', 120),
  workplace: maybeText(d, '虚构学校', 120),
  schoolStage: pick(d, w.SchoolStage.options),
  counted: d.chance(0.9),
  notCountedBecause: text(d, '已经成家单过', 100),
})

const amount = (d: Dice): Fen | undefined =>
  d.mostly<number | undefined>(d.oneOf([0, 1, d.upTo(9_000_000)]), [undefined, 10_000_000_001]) as Fen | undefined

const money = (d: Dice, draft: FormDraft): Pick<FormDraft, 'incomes' | 'costs'> => {
  // money lines stay in a draft when their person is no longer counted
  const people = [
    ...peopleOf(draft),
    ...peopleOf({ ...draft, members: draft.members.map((m) => ({ ...m, counted: true })) }),
  ]
  const everybody = [...new Map(people.map((person) => [person.key, person])).values()]
  const some = <K>(kinds: readonly K[]): readonly K[] => kinds.filter(() => d.chance(0.06))
  return {
    incomes: everybody.flatMap((person) =>
      [...new Set([...usualIncomes(person), ...some(w.IncomeKind.options)])].map((kind) => ({
        member: person.key,
        kind,
        amount: amount(d),
      })),
    ),
    costs: everybody.flatMap((person) =>
      [...new Set([...usualCosts(person), ...some(w.RigidKind.options)])].map((kind) => ({
        member: person.key,
        kind,
        amount: amount(d),
      })),
    ),
  }
}

const files = (count: number): FileId[] => Array.from({ length: count }, (_, i) => `FI-proof${i}` as FileId)
const answers = (d: Dice, draft: FormDraft, today: PlainDate): FormDraft['proofs'] =>
  wantedProofs(shapeOf(draft, today) as Declaration).flatMap((type) => {
    const { filesMax, mayBeMissing } = PROOFS[type]
    const usual =
      mayBeMissing && d.chance(0.2) ? { files: [], cannotGet: '单位已经倒闭' } : { files: files(1 + d.upTo(filesMax)) }
    const slips = [{ files: [] }, { files: [], cannotGet: ' ' }, { files: [], cannotGet: TURNED }]
    // the file picker of the system may return more files than allowed, and a full proof card must refuse the excess
    const tooMany = filesMax < 12 ? [{ files: files(filesMax + 1) }] : []
    return [{ type, ...d.mostly<{ files: FileId[]; cannotGet?: string }>(usual, [...slips, ...tooMany, ...tooMany]) }]
  })

/**
 * An application as a person may have filled it in by `today`: mostly correct, with occasional mistakes. Deterministic for a
 * seed.
 */
export const anApplication = (seed: number, today: PlainDate): FormDraft => {
  const d = diceOf(seed)
  const people = Array.from({ length: d.oneOf([0, 1, 2, 2, 3, 5]) }, (_, i) => member(d, i + 1))
  const half: FormDraft = {
    ...emptyDraft(),
    base: d.mostly<FormDraft['base']>({ id: ORG.base.id, name: ORG.base.name }, [undefined]),
    applicant: applicant(d),
    members: people,
    alone: d.mostly<boolean | undefined>(people.length === 0, [undefined]),
    whys: Object.fromEntries(people.map(({ key }) => [key, d.oneOf(['no-phone', 'away'] as const)])),
    hadAccident: d.mostly<boolean | undefined>(d.chance(0.3), [undefined]),
    accident: {
      kind: pick(d, w.AccidentKind.options),
      happenedOn: d.mostly('2026-01-05', ['', '2026-03-03']),
      cost: amount(d),
      recovered: d.mostly<Fen | undefined>(0 as Fen, [undefined]),
    },
    homes: Array.from({ length: d.oneOf([0, 0, 1, 2]) }, () => ({
      kind: pick(d, w.HomeKind.options),
      squareMetres: d.mostly<number | undefined>(1 + d.upTo(5000), [undefined]),
    })),
    vehicles: Array.from({ length: d.oneOf([0, 0, 1]) }, () => ({
      kind: pick(d, w.VehicleKind.options),
      boughtIn: d.mostly<number | undefined>(1980 + d.upTo(47), [undefined]),
    })),
    otherProperty: maybeText(d, '一架旧琴', 200),
    account: {
      bank: text(d, '虚构银行', 40),
      branch: text(d, '虚构支行', 60),
      number: d.mostly(d.oneOf([aCardNumber(seed), aCardNumber(seed).replace(/(\d{4})/g, '$1 ')]), ['', '0000123']),
    },
    hasHomes: d.mostly<boolean | undefined>(true, [undefined]),
    hasVehicles: d.mostly<boolean | undefined>(true, [undefined]),
    consentText: CONSENT_TEXT_VERSION,
    signature: d.mostly<FileId | undefined>('FI-sign1' as FileId, [undefined]),
  }
  const draft = { ...half, ...money(d, half) }
  return {
    ...draft,
    proofs: answers(d, draft, today),
    consents: consentsWanted(draft, today)
      .filter(() => d.mostly(true, [false]))
      .map(({ matter, member: key }) => `${matter}:${key}`),
  }
}
