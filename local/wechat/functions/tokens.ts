import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/** Tokens that prove to WeChat's interfaces which function makes a request. */
export type Tokens = {
  issue(functionName: string): string
  /** undefined for a token that was not issued here */
  functionOf(token: string): string | undefined
}

export const openTokens = (secret: Buffer): Tokens => {
  const mac = (body: string): Buffer => createHmac('sha256', secret).update(body).digest()
  return {
    issue: (name) => {
      const body = `${name}.${randomUUID()}`
      return `${body}.${mac(body).toString('hex')}`
    },
    functionOf: (token) => {
      const [name = '', id = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'hex')
      const right = mac(`${name}.${id}`)
      return given.length === right.length && timingSafeEqual(given, right) ? name : undefined
    },
  }
}
