import type { PersonId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'

/** `asked`: nobody has said yet whether they are one person or two. */
export type Kinship = 'one' | 'two' | 'asked'

/**
 * The accounts of whoever acts: those that are theirs, and those of which an administrator has still to say whose they are.
 * The log names accounts; who may do what is decided between persons.
 */
export type Selves = { readonly own: readonly PersonId[]; readonly perhaps: readonly PersonId[] }

/** Whether the person is behind this account too. */
export const kinship = ({ own, perhaps }: Selves, account: PersonId | undefined): Kinship => {
  if (account === undefined) return 'two'
  if (own.includes(account)) return 'one'
  return perhaps.includes(account) ? 'asked' : 'two'
}

/** Of several, what weighs most. */
export const closest = (all: readonly Kinship[]): Kinship =>
  (['one', 'asked'] as const).find((kind) => all.includes(kind)) ?? 'two'

/** Somebody else than whoever stands behind these accounts must act. */
export const somebodyElse = (selves: Selves, accounts: readonly PersonId[]) => {
  const found = closest(accounts.map((account) => kinship(selves, account)))
  if (found === 'one') return refuse('INCOMPATIBLE_ROLE')
  return found === 'asked' ? refuse('PERSON_ASKED') : ok(true)
}

/** Nobody handles the case of their own household. */
export const notOwn = (household: Kinship) => {
  if (household === 'one') return refuse('OWN_HOUSEHOLD')
  return household === 'asked' ? refuse('PERSON_ASKED') : ok(true)
}
