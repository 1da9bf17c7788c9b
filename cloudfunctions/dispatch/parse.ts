import { type CallSpec, Envelope } from '@domain/contract/call'
import { CALLS, type CallName, isCallName } from '@domain/contract/index'
import { ok, refuse } from '@domain/kernel/result'

const whereWrong = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): { at: string; why: string } => ({
  at: (issues[0]?.path ?? []).map(String).join('.').slice(0, 80),
  why: issues[0]?.message.slice(0, 60) ?? '',
})

/** Error codes that a schema's refinement may give instead of a general one (see identity-numbers.ts). */
const SPECIFIC = new Set(['ID_NUMBER_WRONG', 'BANK_CARD_WRONG'] as const)
const specific = (why: string): 'ID_NUMBER_WRONG' | 'BANK_CARD_WRONG' | undefined =>
  [...SPECIFIC].find((code) => code === why)

const DEPTH_MAX = 40
/** No valid input is nested this deep, and a deeper one would overflow the stack of code that walks it. */
const tooDeep = (value: unknown, left = DEPTH_MAX): boolean =>
  typeof value === 'object' && value !== null && (left === 0 || Object.values(value).some((v) => tooDeep(v, left - 1)))

/** Name, envelope and input of a call, each checked against its schema; `routes`: the calls that this program answers. */
export const parse = (body: unknown, routes: Partial<Record<CallName, unknown>>) => {
  const envelope = Envelope.safeParse(body)
  if (!envelope.success) return refuse('BAD_INPUT', whereWrong(envelope.error.issues))
  const { name } = envelope.data
  if (tooDeep(envelope.data.input)) return refuse('BAD_INPUT', { at: 'input' })
  if (!isCallName(name) || routes[name] === undefined) return refuse('UNKNOWN_CALL')
  const spec: CallSpec = CALLS[name]
  const input = spec.input.safeParse(envelope.data.input ?? {})
  if (!input.success) {
    const about = whereWrong(input.error.issues)
    return refuse(specific(about.why) ?? 'BAD_INPUT', specific(about.why) === undefined ? about : { at: about.at })
  }
  if (spec.kind === 'command' && envelope.data.commandId === undefined) return refuse('BAD_INPUT', { at: 'commandId' })
  return ok({ name, spec, envelope: envelope.data, input: input.data })
}
