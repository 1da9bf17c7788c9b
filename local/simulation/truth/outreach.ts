import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Mirror, Seen } from './mirror'
import type { Report, RuleOf } from './rule'

const holdsBasePost = ({ docs }: Mirror, person: string): boolean =>
  docs.people.get(person)?.posts.some(({ role }) => role === 'base-officer') === true

/** A counter says how many documents there are. */
const counts = ({ docs }: Mirror, id: string, found: number, broken: Report): void => {
  const counter = docs.counts.get(id)
  if (counter?.counted === true && counter.n !== found)
    broken('a counter counts', `${id} says ${counter.n} of ${found}`)
}

/** 宣传摸底: no officer is called twice in a round, none is left out when all are told, and the postings are counted. */
export const driveRule: RuleOf = ({ mirror }, broken) => {
  const { docs } = mirror
  const called = new Map<string, Set<string>>()
  const hear = (id: string, person: string): void => {
    const round = id.split(':')[1] ?? ''
    const told = called.get(round) ?? new Set()
    if (told.has(person)) broken('called once a round', `${person} ${id}`)
    called.set(round, told.add(person))
  }
  const allTold = (round: string): void => {
    for (const [person] of docs.people)
      if (holdsBasePost(mirror, person) && called.get(round)?.has(person) !== true)
        broken('no union is left out', `${person} was not told of ${round}`)
  }
  let touched = false
  return {
    changed: (seen) => {
      if (seen.name === 'driveConfirmations') touched = true
      if (seen.name === 'inbox' && seen.before === undefined && seen.after?.key === 'driveCalled')
        hear(seen.id, seen.after.person)
      if (seen.name === 'drives' && seen.after?.telling?.done === true && seen.before?.telling?.done !== true)
        if (seen.after.telling.waiting === undefined)
          // a reminder tells only those that have not posted
          allTold(seen.after.telling.round)
    },
    moved: () => {
      if (!touched) return
      touched = false
      const found = new Map<string, number>()
      for (const { year, jurisdiction } of docs.driveConfirmations.values()) {
        const id = `confirmed:${year}:${jurisdiction}`
        found.set(id, (found.get(id) ?? 0) + 1)
      }
      for (const [id, count] of found) counts(mirror, id, count, broken)
    },
  }
}

/** 名册: members are counted, and whoever is taken off the list no longer reads the union's notices. */
export const rosterRule: RuleOf = ({ mirror }, broken) => {
  const { docs } = mirror
  const unions = new Set<string>()
  return {
    // in the same transaction: later the union may come to know the person again, by an application that it accepts
    committed: (_changes, seen) => {
      for (const one of seen) {
        if (one.name !== 'roster') continue
        const { id, before, after } = one
        const org = (after ?? before)?.org
        if (org !== undefined) unions.add(org)
        if (
          after === undefined &&
          before?.person !== undefined &&
          docs.people.get(before.person)?.memberOf === before.org
        )
          broken('off the list, out of the notices', id)
      }
    },
    moved: () => {
      for (const org of unions) {
        const members = [...docs.roster.values()].filter((line) => line.org === org).length
        counts(mirror, `roster:${org}`, members, broken)
      }
      unions.clear()
    },
  }
}

/** 找不到单位: every letter reaches an administrator, and its answer the worker, once. */
export const letterRule: RuleOf = (_world, broken) => {
  const sums = { asked: 0, answered: 0, told: 0 }
  const letters = new Set<string>()
  const written = ({ before, after }: Extract<Seen, { readonly name: 'unitRequests' }>): void => {
    if (after !== undefined && before?.at !== after.at) sums.asked += 1
    if (after?.answer !== undefined && before?.answer === undefined) sums.answered += 1
  }
  const received = ({ id, before, after }: Extract<Seen, { readonly name: 'inbox' }>): void => {
    if (before !== undefined) return
    if (after?.key === 'unitAnswered') sums.told += 1
    // one message for each administrator
    if (after?.key === 'unitAsked') letters.add(id.split(':').slice(0, -1).join(':'))
  }
  return {
    changed: (seen) => {
      if (seen.name === 'unitRequests') written(seen)
      if (seen.name === 'inbox') received(seen)
    },
    moved: () => {
      if (sums.answered !== sums.told) broken('a letter is answered once', JSON.stringify(sums))
      if (letters.size !== sums.asked) broken('a letter reaches somebody', `${letters.size} of ${sums.asked}`)
    },
  }
}

const UNDER_WAY = new Set<CaseSnapshot['stage']>([
  'submitted',
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  'to-post',
  'on-notice',
  'county-review',
  'determining',
])

/** 家人同意: nobody consents for somebody else, and no application goes on after a relative has taken the consent back. */
export const consentRule: RuleOf = ({ mirror: { docs } }, broken) => {
  /** members of the household who consented on their own phones, and do no longer */
  const gone = ({ applicant, consents, declaration }: CaseSnapshot): readonly string[] =>
    declaration.members
      .filter(({ key }) => consents.some(({ member, how }) => member === key && how === 'own-phone'))
      .filter(({ idNumber }) => docs.consentLinks.get(`${applicant}:${idNumber.hash}`)?.given === undefined)
      .map(({ key }) => key)
  return {
    changed: (seen) => {
      if (seen.name !== 'consentLinks' || seen.after?.given === undefined) return
      if (seen.after.given.by === seen.after.applicant) broken('nobody consents for another', seen.id)
    },
    day: () => {
      for (const one of docs.cases.values()) {
        const [member] = UNDER_WAY.has(one.stage) ? gone(one) : []
        if (member !== undefined) broken('a consent taken back ends the case', `${one.id} ${one.stage} ${member}`)
      }
    },
  }
}

/** 带走的资料: a kit that was ended, or whose officer has left, has no key. */
export const kitRule: RuleOf = ({ mirror }, broken) => ({
  moved: () => {
    for (const [id, { key, ended, person }] of mirror.docs.takings)
      if (key !== undefined && (ended !== undefined || !holdsBasePost(mirror, person)))
        broken('no key is left behind', `${id} ${ended === undefined ? 'the officer has left' : 'ended'}`)
  },
})
