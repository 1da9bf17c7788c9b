import { type Action, CloudFault, type Plug, textIn } from '../protocol'
import { FunctionFailure } from './failure'
import type { FunctionsHost } from './host'
import { httpDoor } from './http-door'

const eventIn = (body: Readonly<Record<string, unknown>>): unknown => {
  const text = body['request_data']
  if (typeof text !== 'string' || text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new CloudFault('INVALID_PARAM', 'request_data is no JSON')
  }
}

/**
 * Calls between functions through the SDK, and the functions that answer over HTTP. `paths`: function by path, such as
 * `/office`.
 */
export const functionsPlug = (host: FunctionsHost, paths: Readonly<Record<string, string>>): Plug => {
  const invokeFunction: Action = async ({ body }) => {
    try {
      const json = await host.invoke(textIn(body, 'function_name'), eventIn(body), { by: 'function' })
      return { json: { data: { response_data: json } } }
    } catch (error) {
      if (error instanceof FunctionFailure) throw new CloudFault(error.code, error.message)
      throw error
    }
  }
  return {
    actions: { 'functions.invokeFunction': invokeFunction },
    doors: Object.entries(paths).map(([path, name]) => httpDoor(host, path, name)),
    close: () => host.close(),
  }
}
