import type { HostedFiles } from '@cloud/adapters/files/hosted'
import type { Entry } from '@cloud/dispatch/dispatch'
import type { Answer } from '@domain/contract/call'
import { CALLS } from '@domain/contract/index'
import { FileId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'
import * as z from 'zod/mini'
import type { FunctionsHost } from '../functions/host'
import type { Account } from '../openapi/account'
import type { Bucket } from '../storage/bucket'
import { uploadFromPhone } from '../storage/client'

export type PhoneOptions = {
  readonly host: FunctionsHost
  readonly account: Account
  readonly bucket: Bucket
  readonly env: string
  /** address of the gateway: `http://127.0.0.1:PORT` */
  readonly origin: () => string
  readonly templates: ReadonlyMap<MessageTopic, string>
}

/** Access to the cloud for the desk's pages, in place of `wx.cloud` on a phone. */
export type Phone = {
  readonly call: (entry: 'api' | 'documents') => Entry
  readonly files: Pick<HostedFiles, 'verifyUpload' | 'verifyLink' | 'receive' | 'read'>
}

const Named = z.looseObject({ name: z.string(), commandId: z.optional(z.string()), input: z.optional(z.unknown()) })
const { input: Grants } = CALLS['message.recordGrants']
const { input: Confirm } = CALLS['file.confirm']
const { output: Ticket } = CALLS['file.ticket']
const WithUrl = z.looseObject({ url: z.string() })

/** An upload in progress: its person, the path the cloud expects, and the id it got there. */
type Sent = { readonly openid: string; readonly path: string; readonly cloudId?: string }

/**
 * Does what WeChat's app does on a phone, for pages that run in a browser: a tap on "allow" is reported to WeChat, a file is
 * put into cloud storage, an address of cloud storage is downloaded without the browser's restrictions. Everything else is
 * passed on unchanged.
 */
export const openPhone = ({ host, account, bucket, env, origin, templates }: PhoneOptions): Phone => {
  const sent = new Map<string, Sent>()
  const tapped = new Set<string>()

  const tap = (openid: string, commandId: string, input: unknown): void => {
    const told = Grants.safeParse(input)
    if (!told.success || tapped.has(`${openid}:${commandId}`)) return
    tapped.add(`${openid}:${commandId}`)
    for (const { topic, answer } of told.data.answers) {
      const template = templates.get(topic)
      if (template === undefined) continue
      if (answer === 'accept') account.grant(openid, template)
      if (answer === 'ban' || answer === 'filter') account.revoke(openid, template)
    }
  }

  /** Adds the id that cloud storage gave the file, which the mini-program itself would send. */
  const withCloudId = (input: unknown): unknown => {
    const told = Confirm.safeParse(input)
    const cloudId = told.success ? sent.get(told.data.file)?.cloudId : undefined
    return told.success && cloudId !== undefined ? { ...told.data, cloudId } : input
  }

  const outgoing = (openid: string, body: unknown): unknown => {
    const told = Named.safeParse(body)
    if (!told.success) return body
    if (told.data.name === 'message.recordGrants') tap(openid, told.data.commandId ?? '', told.data.input)
    return told.data.name === 'file.confirm' ? { ...told.data, input: withCloudId(told.data.input) } : body
  }

  /** Replaces `wx.cloud.uploadFile` by an upload to the desk's own address, which puts the file into cloud storage. */
  const withTicket = (openid: string, value: unknown): unknown => {
    const ticket = Ticket.safeParse(value)
    if (!ticket.success || ticket.data.put.via !== 'cloud') return value
    const { file, put } = ticket.data
    sent.set(file, { openid, path: put.cloudPath })
    return { ...ticket.data, put: { via: 'https', path: `upload/${file}?t=${encodeURIComponent(put.cloudPath)}` } }
  }
  const withLink = (value: unknown): unknown => {
    const found = WithUrl.safeParse(value)
    const start = `${origin()}/`
    if (!found.success || !found.data.url.startsWith(start)) return value
    return { ...found.data, url: `cloud/${found.data.url.slice(start.length)}` }
  }
  const incoming = (openid: string, answer: Answer<unknown>): Answer<unknown> =>
    answer.ok ? { ...answer, value: withLink(withTicket(openid, answer.value)) } : answer

  return {
    call: (entry) => async (identity, body) => {
      const openid = identity?.openid ?? ''
      account.seen(openid)
      const json = await host.invoke(entry, outgoing(openid, body), { by: 'phone', openid })
      return incoming(openid, JSON.parse(json) as Answer<unknown>)
    },
    files: {
      verifyUpload: (file, pass) => {
        const id = FileId.safeParse(file)
        return id.success && sent.get(file)?.path === pass ? id.data : undefined
      },
      receive: async (file, bytes) => {
        const on = sent.get(file)
        if (on === undefined) return 'other-content'
        sent.set(file, { ...on, cloudId: await uploadFromPhone({ bucket, env }, on.openid, on.path, bytes) })
        return 'kept'
      },
      // links are addresses of cloud storage, never the desk's own
      verifyLink: () => undefined,
      read: async () => undefined,
    },
  }
}
