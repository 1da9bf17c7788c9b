import { CALL_NAMES, CALLS, type CallName, type CommandName, type QueryName } from '@domain/contract'
import { entryOf, type InDocuments } from '@domain/contract/entry'
import type { CaseId } from '@domain/kernel/ids'
import { ask, command } from '@src/gateway'
import Taro from '@tarojs/taro'
import { cloudOverHttps } from '../support/https'

/** A cloud that returns the test's answers one after another; `lost` is a broken connection. */
const cloud = (...answers: readonly (object | 'lost')[]) => {
  const keptAtSend: unknown[] = []
  const sent = cloudOverHttps(({ name }) => {
    keptAtSend.push(Taro.getStorageSync(`/command:${name}:CA-test1:`))
    return answers[Math.min(keptAtSend.length, answers.length) - 1] ?? 'lost'
  })
  return { sent, keptAtSend }
}

const done = { caseId: 'CA-test1', version: 2, stage: 'withdrawn' }
const withdraw = (why: string) => command('case.withdraw', { why }, { caseId: 'CA-test1' as CaseId, version: 1 })

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 2000 })
  Taro.clearStorageSync()
})
afterEach(() => jest.useRealTimers())

describe('a command from the phone', () => {
  test('stores its idempotency key on the phone before it is first sent', async () => {
    const { sent, keptAtSend } = cloud(done)
    await withdraw('搬走了')
    expect(sent[0]?.commandId).toMatch(/^[0-9A-Za-z_-]{16,64}$/)
    expect(keptAtSend[0]).toMatchObject({ key: sent[0]?.commandId })
  })

  test('stores only the key on the phone, not its content', async () => {
    const { keptAtSend } = cloud(done)
    await withdraw('不想让别人看到的一句话')
    expect(JSON.stringify(keptAtSend[0])).not.toContain('不想让别人看到')
  })

  test('is retried under the same key when the reply is lost', async () => {
    const { sent } = cloud('lost', done)
    const answer = await withdraw('搬走了')
    expect(answer.ok).toBe(true)
    expect(sent).toHaveLength(2)
    expect(sent[1]?.commandId).toBe(sent[0]?.commandId)
  })

  test('keeps its key when it is tapped again after the network has failed', async () => {
    const { sent } = cloud('lost')
    const answer = await withdraw('搬走了')
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'UNAVAILABLE' } })
    const again = cloud(done)
    await withdraw('搬走了')
    expect(again.sent[0]?.commandId).toBe(sent[0]?.commandId)
  })

  test('drops its key once it is answered, and the next command gets a new key', async () => {
    const { sent } = cloud(done)
    await withdraw('搬走了')
    await withdraw('搬走了')
    expect(sent[1]?.commandId).not.toBe(sent[0]?.commandId)
  })

  test('with another input gets another key', async () => {
    const { sent } = cloud('lost')
    await withdraw('搬走了')
    const again = cloud(done)
    await withdraw('不需要了')
    expect(again.sent[0]?.commandId).not.toBe(sent[0]?.commandId)
  })

  test('has a key, while a query has none', async () => {
    const { sent } = cloud({ cases: [] })
    await ask('case.mine', {})
    expect(sent[0]).not.toHaveProperty('commandId')
  })
})

test.each(CALL_NAMES)('%s is sent with a key only if it is a command', async (name) => {
  const { sent } = cloud(done)
  const commands = CALLS[name].kind === 'command'
  // the compiler checks against the contract whether a call is a query or a command
  await (commands ? command(name as CommandName, {} as never) : ask(name as QueryName, {} as never))
  expect(sent[0]?.commandId !== undefined).toBe(commands)
})

test('exactly the report of a year and the calls that need Excel or Word are sent to the function “documents”', () => {
  const inDocuments: Record<Extract<CallName, InDocuments>, true> = {
    'look.export': true,
    'crosscheck.export': true,
    'crosscheck.import': true,
    'payout.export': true,
    'payout.import': true,
    'bankSample.import': true,
    'roster.import': true,
    'table.export': true,
    'paper.survey': true,
    'paper.minutes': true,
    'paper.notice': true,
    'paper.own': true,
    'paper.poster': true,
    'report.year': true,
    'org.import': true,
    'drive.export': true,
    'paper.invitations': true,
  }
  const known = CALL_NAMES.filter((name) => entryOf(name) === 'documents')
  expect(known.sort()).toEqual(Object.keys(inDocuments).sort())
})
