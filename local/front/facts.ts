import type { OutboxDoc } from '@cloud/usecases/stored/collections'
import { OUTBOX, PEOPLE } from '@cloud/usecases/stored/collections'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { templateFields } from '@domain/message/template'
import * as z from 'zod/mini'
import type { Desk } from '../desk/desk'
import { openidOf, type Persona } from '../desk/desk-people'
import type { FrontFacts, ShownMessage } from './front-page'
import { roadNow } from './road'
import { WORDS } from './words'

const MESSAGES_MAX = 40

const Duties = z.object({
  groups: z.array(z.object({ count: z.int(), more: z.boolean() })),
  batchesToApprove: z.int(),
  batchesToSend: z.int(),
  grantsToBatch: z.int(),
  grantsFailed: z.int(),
  traces: z.object({ count: z.int() }),
})
const Mine = z.object({ cases: z.array(z.object({ wants: z.array(z.unknown()) })) })

const ask = async (desk: Desk, persona: Persona, name: string): Promise<unknown> => {
  const answer = await desk.api({ openid: openidOf(persona.key) }, { name, input: {} }, 0)
  return answer.ok ? answer.value : undefined
}

const dutiesOf = async (desk: Desk, persona: Persona): Promise<number> => {
  if (persona.group === 'worker') {
    const mine = Mine.safeParse(await ask(desk, persona, 'case.mine'))
    return mine.success ? mine.data.cases.reduce((sum, each) => sum + each.wants.length, 0) : 0
  }
  const duties = Duties.safeParse(await ask(desk, persona, 'case.duties'))
  if (!duties.success) return 0
  const { groups, batchesToApprove, batchesToSend, grantsToBatch, grantsFailed, traces } = duties.data
  const ofMoney = batchesToApprove + batchesToSend + grantsToBatch + grantsFailed + traces.count
  return groups.reduce((sum, group) => sum + group.count, 0) + ofMoney
}

/** Everybody with the number of their duties; one call each, so the front page does without. */
export const peopleWithDuties = async (desk: Desk): Promise<readonly (Persona & { readonly open: number })[]> => {
  const people: (Persona & { readonly open: number })[] = []
  for (const persona of desk.people.list()) people.push({ ...persona, open: await dutiesOf(desk, persona) })
  return people
}

/** 03-09 14:05, in China's time zone. */
const minuteOf = (epochMs: number): string =>
  new Date(epochMs + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')

const newest = async (desk: Desk, state: OutboxDoc['state']): Promise<readonly OutboxDoc[]> => {
  const { items } = await desk.ports.store.query(OUTBOX, {
    index: 'byState',
    eq: [state],
    desc: true,
    limit: MESSAGES_MAX,
  })
  return items.map((stored) => stored.doc)
}

/** The messages that WeChat would have been asked to send, newest first. */
export const messagesOf = async (desk: Desk): Promise<readonly ShownMessage[]> => {
  const states = ['waiting', 'sending', 'sent', 'not-sent'] as const
  const all = (await Promise.all(states.map((state) => newest(desk, state)))).flat()
  const latest = [...all].sort((a, b) => b.dueAt - a.dueAt).slice(0, MESSAGES_MAX)
  const people = await desk.ports.store.getMany(PEOPLE, [...new Set(latest.map((message) => message.person))])
  const names = new Map(
    desk.people
      .list()
      .flatMap((persona) => people.filter((p) => p.doc.openid === openidOf(persona.key)).map((p) => [p.id, persona])),
  )
  return latest.map((message) => ({
    at: minuteOf(message.dueAt),
    to: names.get(message.person)?.name ?? WORDS.somebody,
    fields: Object.values(templateFields(message.key, message.facts, shanghaiDate(message.dueAt))),
    state: message.state,
    because: message.because,
  }))
}

export const frontFacts = async (desk: Desk): Promise<FrontFacts> => {
  const now = desk.clock.now()
  return {
    today: shanghaiDate(now),
    time: minuteOf(now).slice(6),
    road: await roadNow(desk),
    people: desk.people.list(),
    messages: await messagesOf(desk),
  }
}
