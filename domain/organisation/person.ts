import type { PersonId } from '../kernel/ids'
import { ok, refuse } from '../kernel/result'

/** Whether two accounts belong to one person. `asked`: an administrator has not answered yet. */
export type Kinship = 'one' | 'two' | 'asked'

/**
 * The accounts of the person who acts: their own, and those an administrator still has to decide about. The log names accounts,
 * but incompatibilities compare persons.
 */
export type Selves = { readonly own: readonly PersonId[]; readonly perhaps: readonly PersonId[] }

/** Whether the account belongs to the same person. */
export const kinship = ({ own, perhaps }: Selves, account: PersonId | undefined): Kinship => {
  if (account === undefined) return 'two'
  if (own.includes(account)) return 'one'
  return perhaps.includes(account) ? 'asked' : 'two'
}

/** The strongest of several: one, then asked, then two. */
export const closest = (all: readonly Kinship[]): Kinship =>
  (['one', 'asked'] as const).find((kind) => all.includes(kind)) ?? 'two'

/** Requires another person than the one behind these accounts. */
export const somebodyElse = (selves: Selves, accounts: readonly PersonId[]) => {
  const found = closest(accounts.map((account) => kinship(selves, account)))
  if (found === 'one') return refuse('INCOMPATIBLE_ROLE')
  return found === 'asked' ? refuse('PERSON_ASKED') : ok(true)
}

/** A person may not handle the case of their own household. */
export const notOwn = (household: Kinship) => {
  if (household === 'one') return refuse('OWN_HOUSEHOLD')
  return household === 'asked' ? refuse('PERSON_ASKED') : ok(true)
}
