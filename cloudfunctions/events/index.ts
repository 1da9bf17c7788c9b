import { MESSAGE_TOPICS } from '@domain/message/message'
import { portsFromEnvironment } from '../adapters/environment'
import { identityFrom } from '../adapters/identity'
import { once } from '../adapters/once'
import { COLLECTIONS } from '../usecases/collections'
import { createEvents, type Templates } from './create'

/** `TEMPLATES=progress:<template id>,wanted:<template id>`: the account's subscribe-message templates. */
const templatesFrom = (env: Readonly<Record<string, string | undefined>>): Templates =>
  Object.fromEntries(
    (env['TEMPLATES'] ?? '').split(',').flatMap((part) => {
      const [topic, id] = part.split(':', 2)
      const known = MESSAGE_TOPICS.find((each) => each === topic)
      return known === undefined || id === undefined || id === '' ? [] : [[id, known]]
    }),
  )

const ready = once(async () =>
  createEvents((await portsFromEnvironment(process.env, COLLECTIONS)).ports, templatesFrom(process.env)),
)

/** Started by WeChat with a push (console: settings → message push → this function). */
export const main = async (event: unknown): Promise<unknown> => (await ready())(identityFrom(process.env), event)
