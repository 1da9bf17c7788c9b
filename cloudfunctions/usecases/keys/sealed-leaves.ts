import type { Sealer } from '../../ports/world'
import { DRAFT_CONTEXTS } from '../draft/own-drafts'
import { HOUSEHOLD_CONTEXTS } from '../household/seal'
import { SAID_CONTEXTS } from '../person/seal-said'
import { SURVEY_CONTEXTS } from '../survey/seal-survey'
import { TAKING_CONTEXTS } from '../taking/key-of-taking'

/** Every context that something is sealed in, besides a command's answer (sealed under the command's own id). */
const CONTEXTS: readonly string[] = [
  ...HOUSEHOLD_CONTEXTS,
  ...SURVEY_CONTEXTS,
  ...DRAFT_CONTEXTS,
  ...TAKING_CONTEXTS,
  ...SAID_CONTEXTS,
]

/** A text sealed somewhere in a document. */
export type Leaf = {
  readonly sealed: string
  readonly key: string
  /** undefined: no key and context of ours opens it */
  readonly found: { readonly text: string; readonly context: string } | undefined
}

/** The likeliest first: a leaf is named after its field, and a wrong guess costs a decryption. */
const likely = (near: string, also: readonly string[]): readonly string[] => {
  const first = CONTEXTS.filter((context) => context.endsWith(`:${near}`))
  return [...first, ...also, ...CONTEXTS.filter((context) => !first.includes(context))]
}

/**
 * A document with every sealed text in it treated, wherever it stands: what is sealed is known by its envelope, not by a
 * list of places that somebody would forget to extend. `also`: further contexts, as a command's id.
 */
export const treatLeaves = (
  sealer: Pick<Sealer, 'find' | 'keyOf'>,
  doc: unknown,
  treat: (leaf: Leaf) => unknown,
  also: readonly string[] = [],
): unknown => {
  const walk = (value: unknown, near: string): unknown => {
    if (typeof value === 'string') {
      const key = sealer.keyOf(value)
      return key === undefined ? value : treat({ sealed: value, key, found: sealer.find(value, likely(near, also)) })
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, near))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, walk(field, name === 'sealed' ? near : name)]),
    )
  }
  return walk(doc, '')
}
