import type { MessageTopic } from '@domain/message/message'
import type { Ports } from '../../ports/index'
import { PEOPLE } from '../stored/collections'

/** Called when a person has declined these topics in WeChat: sends they had accepted before no longer count. */
export const forgetSends = async (
  ports: Pick<Ports, 'store'>,
  openid: string,
  topics: readonly MessageTopic[],
): Promise<void> => {
  if (topics.length === 0) return
  const known = await ports.store.query(PEOPLE, { index: 'byOpenid', eq: [openid], limit: 1 })
  const id = known.items[0]?.id
  if (id === undefined) return // not one of our persons: nothing to do
  await ports.store.transaction(async (tx) => {
    const person = await tx.get(PEOPLE, id)
    if (person === undefined) return
    const none = Object.fromEntries(topics.map((topic) => [topic, 0]))
    await tx.replace(PEOPLE, person, { ...person.doc, sends: { ...person.doc.sends, ...none } })
  })
}
