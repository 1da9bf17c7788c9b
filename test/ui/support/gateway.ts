// The gateway of pages under test: every call is answered by the test, at once and typed by the contract; everything else is the
// real gateway on the fake Taro. A test uses it by
// `jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)`.
import type { CallInput, CallName, CallOutput, CallRefusal, CommandName, QueryName } from '@domain/contract'
import type { Answer } from '@domain/contract/call'
import type { FileId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, type Result, refuse } from '@domain/kernel/result'
import { jurisdictionOf, placeName } from '@domain/organisation/jurisdiction'
import type { PostRole } from '@domain/organisation/roles'
import { COUNTIES } from '@local/town/jiangmen'
import type { CallOptions, FilePurpose, LocalFile, Me } from '@src/gateway'
import Taro from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { openedWith } from './taro-api'

type Gateway = typeof import('@src/gateway')
type Calls = typeof import('@src/gateway/calls/call')
type Reply<N extends CallName> = Result<CallOutput<N>, CallRefusal<N>>
/** A value answers every call alike; a function decides by the input. */
type Answering<N extends CallName> =
  | CallOutput<N>
  | ((input: CallInput<N>, options: CallOptions | undefined) => Reply<N>)
type Said<N extends CallName> = readonly [input: CallInput<N>] | readonly [input: CallInput<N>, options: CallOptions]

const answers = new Map<CallName, (input: never, options: CallOptions | undefined) => Reply<CallName>>()
const said: { readonly name: CallName; readonly call: Said<CallName> }[] = []

/** undefined: the call is never answered. */
const replyTo = <N extends CallName>(
  name: N,
  input: CallInput<N>,
  options?: CallOptions,
): Answer<CallOutput<N>> | undefined => {
  said.push({ name, call: options === undefined ? [input] : [input, options] })
  const reply = answers.get(name)?.(input as never, options)
  return reply === undefined ? undefined : ({ ...reply, requestId: 'r' } as Answer<CallOutput<N>>)
}

/** What the cloud answers, set by the test. A call without an answer is never answered. */
export const cloud = {
  answers: <N extends CallName>(name: N, answering: Answering<N>): void => {
    const decide = typeof answering === 'function' ? answering : () => ok(answering)
    answers.set(name, decide as (input: never, options: CallOptions | undefined) => Reply<CallName>)
  },
  refuses: <N extends CallName>(
    name: N,
    code: CallRefusal<N>,
    about?: Readonly<Record<string, string | number>>,
  ): void => {
    answers.set(name, () => refuse(code, about) as never)
  },
  neverAnswers: (name: CallName): void => void answers.delete(name),
  /** The signed-in person; without this call a person without posts. */
  knowsMe: (over: Partial<Me>): void => cloud.answers('me.open', { ...NOBODY_SPECIAL, ...over }),
  /** Every call of this name as the page made it: its input, and its options if there were any. */
  calls: <N extends CallName>(name: N): readonly Said<N>[] =>
    said.filter((one) => one.name === name).map(({ call }) => call as Said<N>),
  /** The names of all calls made so far. */
  called: (): readonly CallName[] => said.map(({ name }) => name),
}

const NOBODY_SPECIAL: Me = {
  signedIn: true,
  posts: [],
  unread: 0,
  today: plainDate('2026-03-10'),
  calendarUntil: plainDate('2026-12-31'),
}

/** The phone or browser of the person, set by the test. */
export const phone = {
  isWeapp: false,
  online: true,
  /** what the camera reads from a code */
  scanned: undefined as string | undefined,
  /** the files that the person will choose: one list for each time the file picker is opened */
  chosen: [] as LocalFile[][],
  uploaded: [] as FilePurpose[],
  /** the prints sent with the uploads that had one */
  prints: [] as string[],
  upload: async (): Promise<Answer<FileId>> => ({
    ok: true,
    value: `FI-${phone.uploaded.length}` as FileId,
    requestId: 'r',
  }),
}
const AS_BOUGHT = { ...phone }

/** The pages that the page under test has opened, with their parameters. */
export const gone: Parameters<Gateway['go']>[] = []

const useAnswer = <N extends QueryName>(name: N, input: CallInput<N>, skip: boolean) => {
  const [round, setRound] = useState(0)
  const body = JSON.stringify(input)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again in each round
  const answer = useMemo(
    () => (skip ? undefined : replyTo(name, JSON.parse(body) as CallInput<N>)),
    [name, body, skip, round],
  )
  return { answer, reload: async () => setRound((before) => before + 1) }
}

const useQuery: Gateway['useQuery'] = (name, input, { skip = false } = {}) => {
  const { answer, reload } = useAnswer(name, input, skip)
  return {
    data: answer?.ok === true ? answer.value : undefined,
    refusal: answer?.ok === false ? answer.refusal : undefined,
    loading: !skip && answer === undefined,
    reload,
    brought: 0,
  }
}

const cursorOf = (page: object | undefined): string | undefined =>
  page !== undefined && 'next' in page && typeof page.next === 'string' ? page.next : undefined

const usePages: Gateway['usePages'] = (name, input, { skip = false } = {}) => {
  type Page = CallOutput<typeof name>
  const { answer, reload } = useAnswer(name, input, skip)
  const [later, setLater] = useState<readonly Page[]>([])
  const pages = answer?.ok === true ? [answer.value, ...later] : []
  const cursor = cursorOf(pages.at(-1))
  const more = async (): Promise<void> => {
    const next = replyTo(name, { ...input, cursor })
    if (next?.ok === true) setLater((before) => [...before, next.value])
  }
  return {
    pages,
    loading: !skip && answer === undefined,
    loadingMore: false,
    refusal: answer?.ok === false ? answer.refusal : undefined,
    more: cursor === undefined ? undefined : more,
    reload,
  }
}

const useCommand: Gateway['useCommand'] = (name) => {
  const [refusal, setRefusal] = useState<ReturnType<Gateway['useCommand']>['refusal']>()
  const [busy, setBusy] = useState(false)
  return {
    busy,
    refusal,
    clear: () => setRefusal(undefined),
    run: (input, options) => {
      const answer = replyTo(name, input, options)
      setBusy(answer === undefined)
      setRefusal(answer?.ok === false ? answer.refusal : undefined)
      return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer)
    },
  }
}

/** Data of the whole app, which a page reads without having asked for it itself. */
const kept = <N extends CallName>(name: N): CallOutput<N> | undefined => {
  const reply = answers.get(name)?.({} as never, undefined)
  return reply?.ok === true ? (reply.value as CallOutput<N>) : undefined
}

const useMe: Gateway['useMe'] = () => {
  const me = kept('me.open') ?? NOBODY_SPECIAL
  return {
    me,
    data: me,
    away: undefined,
    refusal: undefined,
    loading: false,
    today: me.today,
    posts: me.posts,
    has: (...roles: readonly PostRole[]) => me.posts.some(({ role }) => roles.includes(role)),
    reload: async () => undefined,
  }
}

const usePolicy: Gateway['usePolicy'] = () => {
  const current = kept('policy.current')
  return {
    policy: current?.policy,
    today: current?.today,
    refusal: undefined,
    loading: false,
    reload: gateway.reloadPolicy,
  }
}

/** The jurisdictions of the demo town, unless the test answers with others. */
const usePlaces: Gateway['usePlaces'] = () => {
  const places =
    kept('policy.current')?.places ??
    COUNTIES.map((county) => ({ jurisdiction: jurisdictionOf(county.id), name: placeName(county) }))
  return {
    options: places.map(({ jurisdiction, name }) => ({ value: jurisdiction, label: name })),
    direct: places[0]?.jurisdiction,
    nameOf: (of) => places.find(({ jurisdiction }) => jurisdiction === of)?.name ?? '',
  }
}

const answered = async <N extends CallName>(
  name: N,
  input: CallInput<N>,
  options?: CallOptions,
): Promise<Answer<CallOutput<N>>> => replyTo(name, input, options) ?? new Promise(() => undefined)

/** For tests of what stands between the pages and the cloud: replaces `@src/gateway/calls/call`. */
export const calls: Calls = {
  ...jest.requireActual<Calls>('@src/gateway/calls/call'),
  ask: <N extends QueryName>(name: N, input: CallInput<N>) => answered(name, input),
  command: <N extends CommandName>(name: N, input: CallInput<N>, options?: CallOptions) =>
    answered(name, input, options),
}

export const gateway: Gateway = {
  ...jest.requireActual<Gateway>('@src/gateway'),
  get isWeapp() {
    return phone.isWeapp
  },
  ask: calls.ask,
  command: calls.command,
  useQuery,
  usePages,
  useCommand,
  useMe,
  usePolicy,
  usePlaces,
  useDemo: () => kept('policy.current')?.policy.demo ?? false,
  useTypeSize: () => ['normal', () => undefined],
  useUnionName: () => undefined,
  useOnline: () => phone.online,
  useOnReturn: () => undefined,
  useAskOnReturn: () => undefined,
  reloadMe: async () => undefined,
  reloadPolicy: async () => void said.push({ name: 'policy.current', call: [{}] }),
  scan: async () => phone.scanned,
  pickFiles: async () => phone.chosen.shift() ?? [],
  upload: async (purpose, _file, _progress, print) => {
    phone.uploaded.push(purpose)
    if (print !== undefined) phone.prints.push(print)
    return phone.upload()
  },
  go: (...at) => void gone.push(at),
  replace: (...at) => void gone.push(at),
  back: () => undefined,
}

beforeEach(() => {
  answers.clear()
  said.length = 0
  gone.length = 0
  Object.assign(phone, AS_BOUGHT, { chosen: [], uploaded: [], prints: [] })
  Taro.clearStorageSync()
  openedWith({})
})
