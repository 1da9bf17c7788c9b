import { isDeepStrictEqual } from 'node:util'
import { isSound, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import type { Entry } from '@domain/application/entry'
import { fold } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { RuleOf } from './rule'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const foldedOf = (log: readonly Entry[]): unknown => {
  try {
    return log.length === 0 ? undefined : plain(fold(log))
  } catch {
    return 'a log that cannot be folded'
  }
}

/** The log is the truth: entries are only added, one for each version of the case, and the case is their fold. */
export const logRule: RuleOf = ({ mirror, town }, broken) => {
  const touched = new Set<string>()
  return {
    changed: (seen) => {
      if (seen.name === 'entries' && seen.before !== undefined) broken('the log is never rewritten', seen.id)
      if (seen.name !== 'cases') return
      touched.add(seen.id)
      const [before, after] = [seen.before?.seq ?? 0, seen.after?.seq]
      if (after !== undefined && after !== before && after !== before + 1)
        broken('each version has its entry', `${seen.id} went from ${before} to ${after}`)
    },
    moved: () => {
      for (const id of touched) {
        const log = mirror.logOf(id)
        const snapshot = mirror.docs.cases.get(id)
        if (!isDeepStrictEqual(foldedOf(log), snapshot)) broken('log = snapshot', `${id} with ${log.length} entries`)
      }
      touched.clear()
    },
    month: async () => {
      const found = await rebuildCheck(town.cloud.store, town.cloud.ports.sealer)
      if (!isSound(found)) broken('log = snapshot, chain, ledger', JSON.stringify(found))
    },
  }
}

/** Stages in which a household has an application or a file; a refused one may apply again. */
const WITHOUT = new Set<CaseSnapshot['stage']>(['refused', 're-examining', 'withdrawn', 'exited'])

const idsOf = ({ declaration: { applicant, members } }: CaseSnapshot): readonly string[] =>
  [applicant, ...members].flatMap(({ idNumber }) => {
    const { hash } = idNumber as { readonly hash?: string }
    return hash === undefined ? [] : [hash]
  })

const holdsIds = (snapshot: CaseSnapshot | undefined): snapshot is CaseSnapshot =>
  snapshot !== undefined && !WITHOUT.has(snapshot.stage)

/** 一户一档: an ID number stands in one open application or file only, as any member. */
export const oneFileRule: RuleOf = ({ mirror: { docs } }, broken) => {
  const held = new Map<string, Set<string>>()
  const take = (hash: string, caseId: string): void => {
    const cases = held.get(hash) ?? new Set()
    held.set(hash, cases.add(caseId))
    if (cases.size < 2) return
    broken('one file a person', [...cases].map((id) => `${id} ${docs.cases.get(id)?.stage ?? ''}`).join(' and '))
  }
  return {
    changed: (seen) => {
      if (seen.name !== 'cases') return
      if (seen.before !== undefined) for (const hash of idsOf(seen.before)) held.get(hash)?.delete(seen.id)
      if (holdsIds(seen.after)) for (const hash of idsOf(seen.after)) take(hash, seen.id)
    },
    day: () => {
      for (const [hash, { caseId }] of docs.idKeys)
        if (held.get(hash)?.has(caseId) !== true)
          broken('a closed case holds no ID number', `${caseId} ${docs.cases.get(caseId)?.stage ?? ''}`)
    },
  }
}

const JUDGED: ReadonlySet<string> = new Set([
  'answerObjection',
  'passOver',
  'settleHit',
  'completeCrosscheck',
  'countyApprove',
  'determine',
  'refuse',
  'redetermine',
  'decideReexamination',
])

/** Nobody handles the case of their own household, reviews what they surveyed, or approves a batch they made. */
export const apartRule: RuleOf = ({ mirror: { docs }, town }, broken) => {
  const nameOf = (person: string | undefined): string | undefined =>
    person === undefined ? undefined : docs.people.get(person)?.openid
  /** the number of the family, by what the simulation knows about its people */
  const kinOf = (person: string): number | undefined =>
    town.city.officers.find(({ key }) => key === nameOf(person))?.kin
  const familyOf = (caseId: string): number | undefined => {
    const worker = nameOf(docs.cases.get(caseId)?.applicant)
    return town.city.households.find((home) => home.worker === worker)?.no
  }
  const entered = ({ by, kind, caseId, seq }: Entry): void => {
    if (by.person === undefined || by.as === 'applicant') return
    const kin = kinOf(by.person)
    if (kin !== undefined && kin === familyOf(caseId))
      broken('not one’s own household', `${caseId} ${seq} ${kind} by ${by.as}`)
    const surveyors = docs.cases.get(caseId)?.survey?.surveyors ?? []
    if (JUDGED.has(kind) && surveyors.some((each) => each === by.person))
      broken('a surveyor does not judge', `${caseId} ${seq} ${kind}`)
  }
  return {
    changed: (seen) => {
      if (seen.name === 'entries' && seen.before === undefined && seen.after !== undefined) entered(seen.after)
      if (seen.name !== 'payoutBatches' || seen.after?.approver === undefined) return
      if (seen.after.approver === seen.after.maker) broken('a second person approves', seen.id)
    },
  }
}
