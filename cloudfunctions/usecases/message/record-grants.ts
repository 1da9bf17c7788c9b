import type { CallInput } from '@domain/contract/index'
import { ok, refuse } from '@domain/kernel/result'
import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import type { UseCase } from '../call/context'
import { PEOPLE, type PersonDoc } from '../stored/collections'

type Answer = CallInput<'message.recordGrants'>['answers'][number]

/** Upper limit of stored accepted sends: no person uses more, and the platform drops old ones too. */
const KEPT_MAX = 50

/** One accept allows one message. `ban` and `filter`: the platform will send none, whatever was accepted before. */
const after = (left: number, answer: Answer['answer']): number => {
  switch (answer) {
    case 'accept':
      return Math.min(left + 1, KEPT_MAX)
    case 'reject':
      return left
    case 'ban':
    case 'filter':
      return 0
  }
}

const ledgerAfter = (
  sends: PersonDoc['sends'],
  answers: readonly Answer[],
): Readonly<Partial<Record<MessageTopic, number>>> => {
  const ledger: Partial<Record<MessageTopic, number>> = { ...sends }
  for (const { topic, answer } of answers) ledger[topic] = after(ledger[topic] ?? 0, answer)
  return ledger
}

/** 记下这次点按得到的许可: updates the number of messages that may still be sent, by topic. */
export const recordGrants = ((context, { answers }) =>
  context.commit(async (tx) => {
    const seen = await tx.get(PEOPLE, context.person.id)
    if (seen === undefined) return refuse('NOT_FOUND')
    const sends = ledgerAfter(seen.doc.sends, answers)
    await tx.replace(PEOPLE, seen, { ...seen.doc, sends })
    return ok({ left: Object.fromEntries(MESSAGE_TOPICS.map((topic) => [topic, sends[topic] ?? 0])) })
  })) satisfies UseCase<'message.recordGrants'>
