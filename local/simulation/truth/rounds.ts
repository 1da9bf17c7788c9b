import type { CheckListDoc } from '@cloud/usecases/stored/collections'
import type { Entry } from '@domain/application/entry'
import type { RuleOf } from './rule'

/** The households of a list, each once. */
const householdsIn = ({ rows }: CheckListDoc): readonly string[] => [...new Set(rows.map(({ caseId }) => caseId))]

const asksTwice = ({ rows }: CheckListDoc): boolean =>
  new Set(rows.map(({ caseId, member }) => `${caseId} ${member}`)).size < rows.length

/**
 * A household under cross-check stands in exactly one list, that of its round, with every person once; and a round without work
 * waiting has the persons it says.
 */
export const roundRule: RuleOf = ({ mirror: { docs } }, broken) => {
  /** the number of lists of its own round in which a household stands */
  const placesOf = (): ReadonlyMap<string, number> => {
    const places = new Map<string, number>()
    for (const list of docs.checkLists.values())
      for (const caseId of householdsIn(list))
        if (docs.cases.get(caseId)?.check?.batch === list.batch) places.set(caseId, (places.get(caseId) ?? 0) + 1)
    return places
  }
  const personsOf = (batch: string): number =>
    [...docs.checkLists.values()].reduce((sum, list) => sum + (list.batch === batch ? list.rows.length : 0), 0)

  const checkHouseholds = (): void => {
    const places = placesOf()
    for (const [id, { check }] of docs.cases)
      if (check !== undefined && places.get(id) !== 1)
        broken('a household under cross-check stands in one list', `${id} in ${places.get(id) ?? 'none'}`)
  }
  const checkSums = (): void => {
    for (const [id, { jobs, persons }] of docs.checkBatches)
      if (jobs === undefined && persons !== personsOf(id))
        broken('a round has the persons it says', `${id} ${persons} and ${personsOf(id)}`)
  }

  return {
    day: () => {
      checkHouseholds()
      checkSums()
      for (const [id, list] of docs.checkLists) if (asksTwice(list)) broken('a person is asked about once', id)
    },
  }
}

/** 不再等答复: decided by a second person, and never where an answer stands. */
export const silentRule: RuleOf = ({ mirror: { docs } }, broken) => {
  const isAnswered = (caseId: string, counterpart: string, member: string): boolean => {
    const own = docs.cases
      .get(caseId)
      ?.check?.results.filter((r) => r.counterpart === counterpart && r.member === member)
    return own !== undefined && own.length > 0 && own.every(({ outcome }) => outcome !== 'not-returned')
  }
  const entered = (entry: Entry): void => {
    if (entry.kind !== 'passOver') return
    const { caseId, by, facts } = entry
    if (by.person === facts.proposedBy) broken('a second person passes over', caseId)
    if (facts.members.some((member) => isAnswered(caseId, facts.counterpart, member)))
      broken('an answer is not passed over', caseId)
  }
  return {
    changed: (seen) => {
      if (seen.name === 'entries' && seen.before === undefined && seen.after !== undefined) entered(seen.after)
    },
  }
}
