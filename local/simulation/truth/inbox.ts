import type { Entry } from '@domain/application/entry'
import { shanghaiDate } from '@domain/kernel/plain-date'
import type { MessageKey } from '@domain/message/message'
import type { RuleOf } from './rule'

/** What the worker is told of each step. Steps that are not listed tell the worker nothing, or nothing that is counted here. */
const TOLD: {
  readonly [K in Entry['kind']]?: MessageKey | ((entry: Extract<Entry, { kind: K }>) => MessageKey | undefined)
} = {
  submit: 'received',
  accept: 'accepted',
  recordSurvey: 'surveyed',
  resurvey: 'resurveyed',
  concludeDeliberation: ({ facts }) => (facts.conclusion === 'declined' ? 'refused' : 'deliberated'),
  completeCrosscheck: 'crosscheckPassed',
  postNotice: 'noticePosted',
  takeDownNotice: 'noticeTakenDown',
  correctNotice: 'noticeCorrected',
  answerObjection: ({ facts }) =>
    (({ continue: undefined, 'new-survey': 'accepted', refusal: 'refused' }) as const)[facts.outcome],
  countyApprove: 'countyApproved',
  determine: 'determined',
  redetermine: 'redetermined',
  refuse: 'refused',
  decideReexamination: 'reexaminationDecided',
  withdraw: 'withdrawn',
  revokeConsent: ({ by }) => (by.as === 'household' ? 'consentTakenBack' : 'withdrawn'),
  exit: 'exited',
  holdGrant: 'granted',
  payGrant: 'paid',
  returnGrant: 'payReturned',
  answerTrace: 'traceAnswered',
  demandRecovery: 'recoveryDemanded',
  receiveRecovery: 'recoveryReceived',
  endRecovery: 'recoveryEnded',
}
const told = (entry: Entry): MessageKey | undefined => {
  const key = TOLD[entry.kind] as MessageKey | ((entry: Entry) => MessageKey | undefined) | undefined
  return typeof key === 'function' ? key(entry) : key
}

type Count = Map<string, number>
const add = (counts: Count, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** Every step that tells the worker something has told it exactly once, in the inbox and in what is sent. */
export const inboxRule: RuleOf = ({ mirror: { docs } }, broken) => {
  const wanted: Count = new Map()
  const found: Count = new Map()
  const touched = new Set<string>()
  const ofSteps = new Set<string>()
  return {
    changed: (seen) => {
      if (seen.name === 'entries' && seen.before === undefined && seen.after !== undefined) {
        const key = told(seen.after)
        if (key === undefined || docs.cases.get(seen.after.caseId)?.applicant === undefined) return
        ofSteps.add(key)
        add(wanted, `${seen.after.caseId} ${key}`)
        touched.add(`${seen.after.caseId} ${key}`)
      }
      if (seen.name !== 'inbox' || seen.before !== undefined || seen.after === undefined) return
      const { caseId, key, person } = seen.after
      if (caseId === undefined || docs.cases.get(caseId)?.applicant !== person) return
      add(found, `${caseId} ${key}`)
      touched.add(`${caseId} ${key}`)
    },
    committed: (changes) => {
      const ids = (name: string): readonly string[] =>
        changes.filter(({ collection, before }) => collection === name && before === undefined).map(({ id }) => id)
      const outbox = new Set(ids('outbox'))
      for (const id of ids('inbox')) if (!outbox.has(id)) broken('inbox and outbox agree', id)
    },
    moved: () => {
      for (const which of touched) {
        const [, key = ''] = which.split(' ')
        const [want, have] = [wanted.get(which) ?? 0, found.get(which) ?? 0]
        if (ofSteps.has(key) && want !== have) broken('told exactly once', `${which}: ${want} steps, ${have} messages`)
      }
      touched.clear()
    },
  }
}

/** 每日提醒: at most one a day for each officer, and at most one a day for each worker who still has to answer. */
export const reminderRule: RuleOf = (_world, broken) => {
  const known = new Set<string>()
  return {
    changed: (seen) => {
      if (seen.name !== 'inbox' || seen.before !== undefined || seen.after === undefined) return
      const { person, key, caseId, at } = seen.after
      const isReminder = key === 'dutiesDue' || seen.id.startsWith('due:')
      const which = `${person} ${key} ${caseId ?? ''} ${shanghaiDate(at)}`
      if (isReminder && known.has(which)) broken('one reminder a day', which)
      if (isReminder) known.add(which)
    },
  }
}

/** A message that counts as sent was sent, and without any trouble it was sent only once. */
export const sendingRule: RuleOf = ({ town }, broken) => {
  const marked: Count = new Map()
  let all = 0
  let troubles = 0
  return {
    changed: (seen) => {
      if (seen.name !== 'outbox' || seen.after?.state !== 'sent' || seen.before?.state === 'sent') return
      all += 1
      add(marked, `${seen.after.person} ${seen.after.topic}`)
    },
    moved: () => {
      if (town.cloud.trouble.met) troubles += 1
      if (marked.size === 0) return
      const sent: Count = new Map()
      for (const { to, topic } of town.cloud.sent) add(sent, `${to} ${topic}`)
      for (const [which, count] of marked)
        if ((sent.get(which) ?? 0) < count) broken('sent messages were sent', `${which}: ${count} marked`)
      if (troubles === 0 && town.cloud.sent.length !== all)
        broken('sent once', `${town.cloud.sent.length} were sent, ${all} marked`)
      marked.clear()
      town.cloud.sent.length = 0
      all = 0
      troubles = 0
    },
  }
}
