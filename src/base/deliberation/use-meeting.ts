import type { CallInput } from '@domain/contract'
import { seatLabel } from '@domain/deliberation/committee'
import type { CaseId, OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Refusal } from '@domain/kernel/result'
import type { Policy } from '@domain/policy/policy'
import { command, useCommand } from '@src/gateway'
import { useRef, useState } from 'react'
import { fullRecord, gapsOf, type Household, judge, type Member } from './draft'
import {
  type Answers,
  loadMeeting,
  type Meeting,
  saveMeeting,
  sittingFor,
  withAnswers,
  withCase,
  withHandedUp,
} from './meeting'

type Changes = Pick<CallInput<'committee.change'>, 'add' | 'remove'>

/** Sends new names to the union's committee in the cloud, in order, and again after a lost connection. */
const useCommittee = (org: OrgId) => {
  const { run, refusal } = useCommand('committee.change')
  const changes = useRef<{ waiting: Changes[]; sending: Promise<boolean> | undefined }>({
    waiting: [],
    sending: undefined,
  })
  const send = async (): Promise<boolean> => {
    for (;;) {
      const [first] = changes.current.waiting
      if (first === undefined) return true
      const answer = await run({ org, ...first })
      // a colleague has already added the same name, so the aim is reached
      if (!answer.ok && answer.refusal.code !== 'SAME_NAME') return false
      changes.current.waiting.shift()
    }
  }
  /** true when the cloud has all changes */
  const settle = (): Promise<boolean> => {
    changes.current.sending ??= send().finally(() => {
      changes.current.sending = undefined
    })
    return changes.current.sending
  }
  const enter = (more: Changes): void => {
    changes.current.waiting.push(more)
    void settle()
  }
  return { enter, settle, refusal }
}

export type Given = {
  readonly org: OrgId
  readonly members: readonly Member[]
  readonly today: PlainDate
  readonly policy: Policy
  /** reads the agenda again, after something was recorded or somebody else changed it */
  readonly reload: () => Promise<void>
}

type Handed = Pick<Household, 'id' | 'version'>

/** The state of one meeting. The committee is stored in the cloud, the meeting on this phone until it is recorded. */
export const useMeeting = ({ org, members: known, today, policy, reload }: Given) => {
  const [meeting, setMeeting] = useState<Meeting>(() => loadMeeting(org, today))
  const [added, setAdded] = useState<readonly Member[]>([])
  const [refusals, setRefusals] = useState<Readonly<Record<string, Refusal>>>({})
  const [under, setUnder] = useState<'record' | 'hand-up'>()
  const busy = useRef(false)
  const committee = useCommittee(org)
  const now = useRef(meeting)
  const keep = (next: Meeting): void => {
    now.current = next
    saveMeeting(org, next)
    setMeeting(next)
  }
  const members = [...known, ...added.filter((one) => !known.some((seat) => seatLabel(seat) === seatLabel(one)))]
  const at = { today, policy }
  const stateOf = (household: Household) => {
    const sitting = sittingFor(meeting, household, members)
    const judged = judge({ ...sitting, reasons: sitting.reasons ?? '—' }, household, at)
    return { sitting, judged, gaps: gapsOf(sitting) }
  }
  const isReady = (household: Household): boolean => {
    const { judged, gaps } = stateOf(household)
    return household.mayConclude && judged.ok && gaps.length === 0
  }
  const sendOne = async (household: Household): Promise<void> => {
    const { sitting, judged } = stateOf(household)
    if (!judged.ok) return
    const { id: caseId, version } = household
    const answer = await command('deliberation.conclude', fullRecord(sitting, judged.value), { caseId, version })
    if (answer.ok) keep(withCase(now.current, caseId))
    else setRefusals((before) => ({ ...before, [caseId]: answer.refusal }))
  }
  /** Does something with household after household; a second tap meanwhile is ignored. */
  const inTurn = async (deed: 'record' | 'hand-up', work: () => Promise<void>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setUnder(deed)
    setRefusals({})
    await work()
    await reload()
    busy.current = false
    setUnder(undefined)
  }
  const record = (households: readonly Household[]): Promise<void> =>
    inTurn('record', async () => {
      // the cloud compares each record with its committee, so all new names must have arrived first
      if (await committee.settle()) for (const household of households) await sendOne(household)
    })
  /** Each household is handed up by a command of its own. What has not arrived is still on the agenda, to be sent by the next tap. */
  const handUp = (households: readonly Handed[], why: string): Promise<void> =>
    inTurn('hand-up', async () => {
      keep({ ...now.current, handUpWhy: why })
      let arrived = true
      for (const { id: caseId, version } of households) {
        const answer = await command('deliberation.handUp', { why }, { caseId, version })
        if (answer.ok) keep(withHandedUp(now.current, caseId))
        else {
          arrived = false
          setRefusals((before) => ({ ...before, [caseId]: answer.refusal }))
          // without a connection, the others would not arrive either
          if (answer.refusal.code === 'UNAVAILABLE') break
        }
      }
      if (arrived) keep({ ...now.current, handUpWhy: undefined })
    })
  return {
    meeting,
    members,
    refusals,
    recording: under === 'record',
    handingUp: under === 'hand-up',
    committeeRefusal: committee.refusal,
    stateOf,
    isReady,
    record,
    handUp,
    change: (next: Partial<Meeting>) => keep({ ...now.current, ...next }),
    answer: (caseId: CaseId, next: Partial<Answers>) => keep(withAnswers(now.current, caseId, next)),
    /** new members of the committee; they are absent until marked present */
    add: (names: readonly string[], namesake?: string) => {
      const more = namesake === undefined ? {} : { namesake }
      setAdded((before) => [...before, ...names.map((name) => ({ name, ...more }))])
      // one request per name, so that a name a colleague has added already does not block the others
      for (const name of names) committee.enter({ add: [{ name, ...more, since: now.current.heldOn }], remove: [] })
    },
  }
}
export type Conduct = ReturnType<typeof useMeeting>
