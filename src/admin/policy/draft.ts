import { Policy } from '@domain/policy/policy'
import { policyText } from '@src/text/policy'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Path = readonly (string | number)[]

const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node)
const isObject = (node: Json | undefined): node is { readonly [key: string]: Json } =>
  typeof node === 'object' && node !== null && !isList(node)

export const at = (node: Json | undefined, path: Path): Json | undefined => {
  const [head, ...rest] = path
  if (head === undefined) return node
  if (isList(node)) return at(node[Number(head)], rest)
  return isObject(node) ? at(node[head], rest) : undefined
}

/** A copy with another value at the path; undefined removes the value, so that the check reports it as missing. */
export const put = (node: Json | undefined, path: Path, value: Json | undefined): Json => {
  const [head, ...rest] = path
  if (head === undefined) return value ?? null
  if (isList(node)) {
    const i = Number(head)
    if (rest.length === 0 && value === undefined) return node.filter((_, at) => at !== i)
    const items = node.map((item, at) => (at === i ? put(item, rest, value) : item))
    return i === node.length ? [...items, put(undefined, rest, value)] : items
  }
  const fields = isObject(node) ? { ...node } : {}
  const { [head]: old, ...others } = fields
  return rest.length === 0 && value === undefined ? others : { ...others, [head]: put(old, rest, value) }
}

/**
 * A policy as the starting point for the next policy: standards that are not set are left empty, so that they must be filled
 * in.
 */
export const toBeSet = ({ unset = [], ...base }: Policy): Json =>
  unset.reduce((draft, path) => put(draft, path.split('.'), undefined), base as Json)

export const keyOf = (path: Path): string => path.join('.')

type Issue = {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly origin?: string
  readonly message: string
}

const { problems } = policyText

const small = (issue: Issue, key: string): string => {
  if (key === 'notice.workingDays') return problems.noticeDays
  if (issue.origin === 'array') return problems.atLeastOne
  return issue.origin === 'string' ? problems.missing : problems.tooSmall(String(issue.minimum))
}

const said = (issue: Issue, key: string, value: Json | undefined): string => {
  if (value === undefined || value === null) return problems.missing
  if (issue.code === 'too_small') return small(issue, key)
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? problems.tooLong(String(issue.maximum)) : problems.tooBig(String(issue.maximum))
  return issue.message === 'tiers ascend' ? problems.ascending : problems.wrong
}

/** The errors by field; empty when the policy can be published. The cloud checks with the same schema. */
export const problemsOf = (draft: Json): ReadonlyMap<string, string> => {
  const read = Policy.safeParse(draft)
  if (read.success) return new Map()
  return new Map(
    read.error.issues.map((issue): [string, string] => {
      const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
      const key = keyOf(path)
      return [key, said(issue as Issue, key, at(draft, path))]
    }),
  )
}
