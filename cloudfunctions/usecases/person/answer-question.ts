import type { CaseId, PersonId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { somebodyElse } from '@domain/organisation/person'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { reachOf, withinReach } from '../organisation/reach'
import { PEOPLE, PERSON_QUESTIONS, type PersonDoc, type PersonQuestionDoc } from '../stored/collections'
import { questionId } from './ask'

type Answered = NonNullable<PersonQuestionDoc['answers'][number]>

const mayAnswer = async (context: Signed, { city, county, a, b }: PersonQuestionDoc) => {
  const reach = await reachOf(context)
  // a question that spans counties is answered by the city's administrator
  const here = county === '' ? reach.kind === 'city' && reach.city === city : withinReach(reach, { city, county })
  // NOT_FOUND, so that a caller cannot find out about questions outside their reach
  if (!here) return refuse('NOT_FOUND')
  return somebodyElse(context.selves, b === undefined ? [a] : [a, b])
}

/** How many accounts of one person are compared at most. */
const ACCOUNTS_MAX = 12

/** Which of these accounts are one person according to the administrators' answers: each with all accounts of its person. */
const grouped = async (
  tx: Tx,
  accounts: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReadonlySet<PersonId>>> => {
  const groups = new Map(accounts.map((account) => [account, new Set([account])]))
  const pairs = accounts.flatMap((a, i) => accounts.slice(i + 1).map((b) => [a, b] as const))
  const ids = pairs.map(([a, b]) => questionId(a, b))
  const questions = await tx.getMany(PERSON_QUESTIONS, ids)
  for (const [i, [a, b]] of pairs.entries()) {
    const question = questions[i]
    if (question?.doc.state !== 'answered' || question.doc.answers.at(-1)?.one !== true) continue
    const both = new Set([...(groups.get(a) ?? []), ...(groups.get(b) ?? [])])
    for (const account of both) groups.set(account, both)
  }
  return groups
}

/** Updates the two accounts of the answered question, and all accounts linked with them. */
const settle = async (tx: Tx, a: PersonId, b: PersonId): Promise<void> => {
  const [first, second] = await tx.getMany(PEOPLE, [a, b])
  const near = [a, b, ...(first?.doc.same ?? []), ...(second?.doc.same ?? [])]
  const accounts = [...new Set(near)].slice(0, ACCOUNTS_MAX)
  const groups = await grouped(tx, accounts)
  for (const seen of await tx.getMany(PEOPLE, accounts)) {
    if (seen === undefined) continue
    const account = seen.doc.id
    const same = [...(groups.get(account) ?? [])].filter((other) => other !== account)
    const answered = account === a ? b : account === b ? a : undefined
    const asked = (seen.doc.asked ?? []).filter((other) => other !== answered)
    await tx.replace(PEOPLE, seen, { ...seen.doc, same, asked })
  }
}

const withHome = (person: PersonDoc, caseId: CaseId, one: boolean): PersonDoc => {
  const { own, other } = person.homes ?? { own: [], other: [] }
  const [mine, others] = [own.filter((id) => id !== caseId), other.filter((id) => id !== caseId)]
  return {
    ...person,
    homes: one ? { own: [...mine, caseId], other: others } : { own: mine, other: [...others, caseId] },
  }
}

const settleHome = async (tx: Tx, a: PersonId, caseId: CaseId, one: boolean): Promise<void> => {
  const seen = await tx.get(PEOPLE, a)
  if (seen !== undefined) await tx.replace(PEOPLE, seen, withHome(seen.doc, caseId, one))
}

const write = async (tx: Tx, question: Stored<PersonQuestionDoc>, answer: Answered) => {
  const { a, b, caseId, answers } = question.doc
  await tx.replace(PERSON_QUESTIONS, question, { ...question.doc, state: 'answered', answers: [...answers, answer] })
  if (b !== undefined) await settle(tx, a, b)
  else if (caseId !== undefined) await settleHome(tx, a, caseId, answer.one)
  return ok({})
}

/**
 * 同一人核对: an administrator within reach, who is neither of the two, answers "one person" or "two persons", with a reason.
 * Earlier answers stay in the list; the latest counts.
 */
export const answerQuestion = (async (context, { question: id, one, reason }) => {
  if (holdsPrivateData(reason)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const found = await context.ports.store.get(PERSON_QUESTIONS, id)
  if (found === undefined) return refuse('NOT_FOUND')
  const may = await mayAnswer(context, found.doc)
  if (!may.ok) return may
  const { person, now } = context
  return context.commit(async (tx) => {
    const seen = await tx.get(PERSON_QUESTIONS, id)
    if (seen === undefined) return refuse('NOT_FOUND')
    return write(tx, seen, { one, reason, by: person.id, name: person.name, at: now })
  })
}) satisfies UseCase<'person.answer'>
