import type { Sealer } from '../../ports/world'
import { PICTURE_CONTEXTS } from '../alike/pictures'
import { DRAFT_CONTEXTS } from '../draft/own-drafts'
import { HOUSEHOLD_CONTEXTS } from '../household/seal'
import { KIT_CONTEXTS } from '../offline-kit/key-of-kit'
import { SAID_CONTEXTS } from '../person/seal-said'
import { COMMANDS } from '../stored/collections'
import { SURVEY_CONTEXTS } from '../survey/seal-survey'
import { UNIT_CONTEXTS } from '../unit/seal-mobile'

/** All contexts used for sealing, except those of commands' answers (sealed with the command's id as context). */
const CONTEXTS: readonly string[] = [
  ...HOUSEHOLD_CONTEXTS,
  ...SURVEY_CONTEXTS,
  ...DRAFT_CONTEXTS,
  ...KIT_CONTEXTS,
  ...SAID_CONTEXTS,
  ...UNIT_CONTEXTS,
  ...PICTURE_CONTEXTS,
]

/** A sealed text found anywhere in a document. */
export type Leaf = {
  readonly sealed: string
  readonly key: string
  /** undefined: no combination of our keys and contexts decrypts the text */
  readonly found: { readonly text: string; readonly context: string } | undefined
}

const namedIn = (context: string): string => context.slice(context.lastIndexOf(':') + 1)
const BY_NAME: ReadonlyMap<string, readonly string[]> = new Map(
  CONTEXTS.map((context) => [namedIn(context), CONTEXTS.filter((other) => namedIn(other) === namedIn(context))]),
)
/**
 * The contexts in the order in which to try them: first those named after the field, because each wrong try costs a decryption.
 */
const likely = (near: string, also: readonly string[]): readonly string[] => [
  ...(BY_NAME.get(near) ?? []),
  ...also,
  ...CONTEXTS,
]

/**
 * Applies `treat` to every sealed text in a document, wherever it is: sealed texts are recognised by their envelope, because a
 * list of fields would be forgotten when a field is added. `also`: further contexts, such as a command's id.
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
    const treated: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(value)) treated[name] = walk(field, name === 'sealed' ? near : name)
    return treated
  }
  return walk(doc, '')
}

/** The same for a stored document: the answer of a command is sealed with the command's id as context. */
export const treatStored = (
  sealer: Pick<Sealer, 'find' | 'keyOf'>,
  { name }: { readonly name: string },
  { id, doc }: { readonly id: string; readonly doc: unknown },
  treat: (leaf: Leaf) => unknown,
): unknown => treatLeaves(sealer, doc, treat, name === COMMANDS.name ? [id] : [])
