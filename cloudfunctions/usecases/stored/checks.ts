import type { CaseId, CheckBatchId, CommandId, MemberKey, OrgId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { RefusalCode } from '@domain/kernel/refusals'
import type { Counterpart } from '@domain/policy/policy'
import type { Collection } from '../../ports/doc-store'

/**
 * Work on a round that goes list by list, a few households at a time: ordered by an officer, continued by the clock and by
 * `crosscheck.goOn` until it is done.
 */
export type RoundJob = {
  /**
   * `gather`: writes the lists of waiting households; `start`: starts their checks; `looks`: registers that the lists leave;
   * `pass`: passes over a counterpart that has not answered; `finish`: completes the checks without a question
   */
  readonly kind: 'gather' | 'start' | 'looks' | 'pass' | 'finish'
  /** the command of the officer who ordered it */
  readonly command: CommandId
  readonly by: PersonId
  readonly at: number
  readonly request: string
  /** the list that the next step works on */
  readonly list: number
  /** `gather`: position in the queue */
  readonly cursor?: string | undefined
  /** `looks`: the purpose stated by the officer, and the name of the unit */
  readonly purpose?: string | undefined
  readonly unit?: string | undefined
  /** `pass` */
  readonly over?: Pick<Passing, 'counterpart' | 'by' | 'reasons'> | undefined
  /** `pass`, `finish`: households of the lists so far that still wait */
  readonly open?: number | undefined
}

/** A proposal to pass over a counterpart that does not answer; somebody else decides it. */
export type Passing = {
  readonly counterpart: Counterpart
  readonly by: PersonId
  readonly name: string
  readonly on: PlainDate
  readonly reasons: string
}

/** Of one list and counterpart: the persons for whom there is an answer, and the questions raised. */
export type Tally = Readonly<Partial<Record<Counterpart, readonly [returned: number, hits: number]>>>

/** A round of the cross-check: everything but its households, which stand in lists of a hundred. */
export type CheckBatchDoc = {
  readonly id: CheckBatchId
  readonly city: OrgId
  readonly createdOn: PlainDate
  readonly at: number
  readonly households: number
  readonly persons: number
  readonly counterparts: readonly {
    readonly counterpart: Counterpart
    readonly exported: boolean
    /** day of the first export; absent in a round from before it was noted */
    readonly askedOn?: PlainDate | undefined
    /** the sources that are waited for; absent: it answers as one */
    readonly named?: readonly string[] | undefined
    /** names of the sources that have answered, where given */
    readonly sources?: readonly string[] | undefined
  }[]
  /** one per list */
  readonly tallies: readonly Tally[]
  /** work that is not done yet, in the order in which it was ordered; absent: none */
  readonly jobs?: readonly RoundJob[] | undefined
  /** households that were not taken into the round, by the refusal that names the reason */
  readonly left?: Readonly<Partial<Record<RefusalCode, number>>> | undefined
  /** the officer for whose export the register has a line about every household, and the time up to which it holds */
  readonly prepared?: { readonly by: PersonId; readonly until: number } | undefined
  /** the refusal that ended a job before it was done */
  readonly stopped?: { readonly kind: RoundJob['kind']; readonly code: RefusalCode } | undefined
  /** how the last `pass` or `finish` ended: the households that still wait */
  readonly ended?: { readonly kind: RoundJob['kind']; readonly open: number } | undefined
  readonly passing?: readonly Passing[] | undefined
  /** only in a batch from before lists had documents of their own: its only list */
  readonly rows?: readonly CheckRow[] | undefined
}
/** A person by line number, which counterparts return to identify them. */
export type CheckRow = { readonly no: number; readonly caseId: CaseId; readonly member: MemberKey }

type FormerBatch = Omit<CheckBatchDoc, 'households' | 'persons' | 'counterparts' | 'tallies'> & {
  readonly rows: readonly CheckRow[]
  readonly counterparts: readonly (CheckBatchDoc['counterparts'][number] & {
    readonly returned: number
    readonly hits: number
  })[]
}
/** A batch stored by an earlier release: a round with one list. */
const todaysBatch = ({ counterparts, ...batch }: FormerBatch): CheckBatchDoc => ({
  ...batch,
  households: new Set(batch.rows.map(({ caseId }) => caseId)).size,
  persons: batch.rows.length,
  counterparts: counterparts.map(({ returned: _returned, hits: _hits, ...asked }) => asked),
  tallies: [Object.fromEntries(counterparts.map(({ counterpart, returned, hits }) => [counterpart, [returned, hits]]))],
})

export const CHECK_BATCHES: Collection<CheckBatchDoc> = {
  name: 'checkBatches',
  upcasts: [todaysBatch],
  indexes: { byCity: { eq: ['city'], sort: 'at' }, byWork: { eq: ['work'], sort: 'at' } },
  keys: (b) => ({ city: b.city, at: b.at, work: b.jobs === undefined ? 'none' : 'waiting' }),
}

/** Up to a hundred households of a round. id = `${batch}:${number of the list, four digits}` */
export type CheckListDoc = { readonly batch: CheckBatchId; readonly rows: readonly CheckRow[] }
export const CHECK_LISTS: Collection<CheckListDoc> = { name: 'checkLists', indexes: {}, keys: () => ({}) }
export const checkListId = (batch: CheckBatchId, list: number): string => `${batch}:${String(list).padStart(4, '0')}`
