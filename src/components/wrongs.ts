import { refusalText } from '@src/text'
import { wrong } from '@src/text/fields'
import type * as z from 'zod/mini'

/** The texts of errors, by field. */
export type Wrongs = Readonly<Record<string, string | undefined>>

/** Fields with one text, whatever is wrong with them. */
const fixed = (): Wrongs => ({
  name: wrong.name,
  holder: wrong.name,
  idNumber: refusalText({ code: 'ID_NUMBER_WRONG' }),
  mobile: refusalText({ code: 'MOBILE_WRONG' }),
  number: refusalText({ code: 'BANK_CARD_WRONG' }),
})

type Issue = { readonly path: readonly PropertyKey[]; readonly code?: string | undefined; readonly maximum?: unknown }
const said = ({ path, code, maximum }: Issue, named: Wrongs): string => {
  const fixed = named[String(path[path.length - 1])]
  if (fixed !== undefined) return fixed
  if (code === 'too_big') return wrong.long(Number(maximum))
  if (code === 'too_small') return wrong.text
  return code === 'invalid_format' ? wrong.unclean : wrong.choose
}

/** The errors that a schema finds, by path. `named`: texts for further fields. */
export const wrongsIn = (
  schema: z.ZodMiniType,
  value: unknown,
  named: Wrongs = {},
): Readonly<Record<string, string>> => {
  const read = schema.safeParse(value)
  if (read.success) return {}
  const texts = { ...fixed(), ...named }
  // of several errors of one field the first is shown
  return Object.fromEntries([...read.error.issues].reverse().map((issue) => [issue.path.join('.'), said(issue, texts)]))
}

/** The errors of the fields inside another field, by the rest of their paths. */
export const under = <W extends Wrongs>(wrongs: W, field: string): W =>
  Object.fromEntries(
    Object.entries(wrongs).flatMap(([at, text]) =>
      at.startsWith(`${field}.`) ? [[at.slice(field.length + 1), text]] : [],
    ),
  ) as W
