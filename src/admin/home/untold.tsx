import type { MessageTopic } from '@domain/message/message'
import { Banner } from '@src/components'
import { isWeapp } from '@src/gateway'
import { adminText } from '@src/text/admin'

const text = adminText.home

/** Written in at build time, as in src/gateway/session/ask-messages.ts. */
declare const TEMPLATE_IDS: Readonly<Partial<Record<MessageTopic, string>>>
const TOPICS = Object.keys(text.topics) as readonly MessageTopic[]

/** Topics for which this build of the mini-program cannot ask for permission to send; a web page never asks. */
const unasked = (): readonly MessageTopic[] => {
  const ids = typeof TEMPLATE_IDS === 'undefined' ? {} : TEMPLATE_IDS
  return isWeapp ? TOPICS.filter((topic) => !ids[topic]) : []
}

const words = (topics: readonly MessageTopic[]): readonly string[] => topics.map((topic) => text.topics[topic])

/** Shows the administrator which messages cannot be sent, because missing messages would go unnoticed. */
export const Untold = ({ untold }: { readonly untold: readonly MessageTopic[] }) => {
  const silent = unasked()
  return (
    <>
      {untold.length > 0 && <Banner tone='amber' text={text.untold(words(untold))} testId='untold' />}
      {silent.length > 0 && <Banner tone='amber' text={text.unasked(words(silent))} testId='unasked' />}
    </>
  )
}
