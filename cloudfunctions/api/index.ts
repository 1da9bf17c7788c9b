import { portsFromEnvironment } from '../adapters/environment'
import { identityFrom } from '../adapters/identity'
import { once } from '../adapters/once'
import { COLLECTIONS } from '../usecases/collections'
import { createApi } from './create'

const ready = once(async () => createApi((await portsFromEnvironment(process.env, COLLECTIONS)).ports))

/** Called by the platform with an envelope; answers with an `Answer`, whatever the event was. */
export const main = async (event: unknown): Promise<unknown> =>
  (await ready())(identityFrom(process.env), event, Buffer.byteLength(JSON.stringify(event) ?? ''))
