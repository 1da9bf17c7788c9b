import type { LogFields, Messages } from '@cloud/ports/world'
import type { PersonId } from '@domain/kernel/ids'

export const TEMPLATE = 'template-of-the-suite'
export const OPENID = 'o-worker-of-the-suite'
export const PAGE = 'pages/inbox/index'

/** WeChat as the adapter under test uses it. */
export type OpenedMessages = {
  readonly messages: Messages
  /** the person allows one message of the template; before that, none is allowed */
  readonly allowOne: () => void
  /** deletes the account's template */
  readonly retire: () => void
  /** from now on WeChat does not answer */
  readonly silence: () => Promise<void>
  /** data of the sent messages, oldest first */
  readonly sent: () => readonly Readonly<Record<string, string>>[]
  readonly alarms: () => readonly LogFields[]
  readonly close: () => Promise<void>
}

const FIELDS = { thing1: '申请已收到', date2: '2026年03月09日', thing3: '请打开小程序查看' }
const message = (over: Partial<Parameters<Messages['send']>[0]> = {}): Parameters<Messages['send']>[0] => ({
  to: 'PE-suite' as PersonId,
  openid: OPENID,
  topic: 'progress',
  fields: FIELDS,
  page: PAGE,
  ...over,
})

/** The guarantees of every adapter that sends messages. The account has one template, for `progress`, with the fields above. */
export const messagesContract = (name: string, open: () => Promise<OpenedMessages>): void => {
  describe(`${name} keeps the promises of messages`, () => {
    let opened: OpenedMessages
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    test('a message that the person has allowed is sent with its exact words', async () => {
      opened.allowOne()
      expect(await opened.messages.send(message())).toBe('sent')
      expect(opened.sent()).toEqual([FIELDS])
      expect(opened.alarms()).toEqual([])
    })

    test('one permission is used up by one message', async () => {
      opened.allowOne()
      await opened.messages.send(message())
      expect(['refused', 'none-left']).toContain(await opened.messages.send(message()))
      expect(opened.sent()).toHaveLength(1)
    })

    test('a person who gave no permission is sent nothing', async () => {
      expect(['refused', 'none-left']).toContain(await opened.messages.send(message()))
      expect(opened.alarms()).toEqual([])
    })

    test('a message of a topic without a template is “invalid”', async () => {
      expect(await opened.messages.send(message({ topic: 'payment' }))).toBe('invalid')
    })

    test('a deleted template raises an alarm with the topic and without the person', async () => {
      opened.allowOne()
      opened.retire()
      expect(await opened.messages.send(message())).toBe('invalid')
      expect(opened.alarms()).toEqual([expect.objectContaining({ job: 'progress', code: '40037' })])
      expect(JSON.stringify(opened.alarms())).not.toContain(OPENID)
    })

    test('a field that does not fit the template raises an alarm without the field’s words', async () => {
      opened.allowOne()
      expect(await opened.messages.send(message({ fields: { ...FIELDS, thing1: '' } }))).toBe('invalid')
      expect(opened.alarms()).toEqual([expect.objectContaining({ job: 'progress', code: '47003' })])
      expect(opened.sent()).toEqual([])
    })

    test('a timeout of WeChat is “unavailable”, so that the message is retried later', async () => {
      opened.allowOne()
      await opened.silence()
      expect(await opened.messages.send(message())).toBe('unavailable')
      expect(opened.alarms()).toHaveLength(1)
    })
  })
}
