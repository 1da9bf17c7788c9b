import type { CaseSnapshot } from '@domain/application/snapshot'
import { Declaration } from '@domain/household/declaration'
import type { CaseId, OrgId } from '@domain/kernel/ids'
import { maskNameOnline } from '@domain/kernel/masked'
import type { RefusalCode } from '@domain/kernel/refusals'
import { addExpectedDays } from '@domain/kernel/working-days'
import { ProgrammeKey } from '@domain/programme/programme'
import * as z from 'zod/mini'
import type { Signed } from '../call/context'
import { householdHashes } from '../household/seal'
import { idHashes } from '../step/ids-follow'
import { BOTH_CITIES, type BothCitiesDoc, cityOfKey, ID_KEYS, ITEM_KEYS } from '../stored/collections'
import { upsert } from '../stored/documents'

/** Refusals because of what another city has. */
const BECAUSE_OF_ANOTHER: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['FILED_ELSEWHERE', 'GRANT_ELSEWHERE'])
export const isBecauseOfAnother = (code: RefusalCode): boolean => BECAUSE_OF_ANOTHER.has(code)

/** Where no policy of the city is in force. */
const DAYS = 10

const Applying = z.object({ base: z.optional(z.string()), declaration: Declaration })
const Granting = z.object({ programme: ProgrammeKey, year: z.int() })

type About = {
  readonly input: unknown
  readonly on: CaseSnapshot | undefined
  /** the worker applied, and no officer for them */
  readonly byThemselves: boolean
}
type Taken = { readonly hash: string; readonly other: OrgId; readonly caseId?: CaseId | undefined }

/** Every ID number of the household that was refused. */
const hashesOf = ({ ports }: Signed, { input, on }: About): readonly string[] => {
  const applying = Applying.safeParse(input)
  const said = applying.success ? applying.data.declaration : undefined
  return [
    ...new Set([
      ...(said === undefined ? [] : householdHashes(ports.sealer, said)),
      ...(on === undefined ? [] : idHashes(on.declaration).keys()),
    ]),
  ]
}

/** The first number, or item, that another city has. */
const takenBy = async (context: Signed, about: About, here: OrgId): Promise<Taken | undefined> => {
  const { store } = context.ports
  const hashes = hashesOf(context, about)
  const granting = Granting.safeParse(about.input)
  const item = granting.success ? `${granting.data.year}:${granting.data.programme}:` : undefined
  const found =
    item === undefined
      ? await store.getMany(ID_KEYS, hashes)
      : await store.getMany(
          ITEM_KEYS,
          hashes.map((hash) => `${item}${hash}`),
        )
  const taken = found.find(({ doc }) => cityOfKey(doc) !== here)
  return taken === undefined ? undefined : { hash: taken.id, other: cityOfKey(taken.doc), caseId: taken.doc.caseId }
}

const applicantIn = ({ person }: Signed, { input, byThemselves }: About): BothCitiesDoc['applicant'] => {
  const applying = Applying.safeParse(input)
  if (!applying.success || applying.data.base === undefined) return undefined
  const { base, declaration } = applying.data
  return {
    name: maskNameOnline(declaration.applicant.name),
    base: base as OrgId,
    ...(byThemselves ? { person: person.id } : {}),
  }
}

/**
 * What a refusal did not say becomes a duty of both cities: each learns that the same person is, or was to be, in the other, and
 * its own side of it. Done after the refusal, because a refused command writes nothing.
 */
export const tellBoth = async (context: Signed, here: OrgId, about: About): Promise<void> => {
  const taken = await takenBy(context, about, here)
  if (taken === undefined) return // the other city has given it up in the meantime
  const { ports, now, today, calendar } = context
  const { hash, other, caseId } = taken
  const granting = Granting.safeParse(about.input)
  const days = (await context.policyToday())?.clocks.city ?? DAYS
  const common = {
    ...{ at: now, dueOn: addExpectedDays(today, days, calendar) },
    ...(granting.success ? { programme: granting.data.programme } : {}),
  }
  const applicant = applicantIn(context, about)
  const own: BothCitiesDoc = {
    ...{ ...common, city: here, other, has: false },
    ...(about.on === undefined ? {} : { caseId: about.on.id }),
    ...(applicant === undefined ? {} : { applicant }),
  }
  const theirs: BothCitiesDoc = {
    ...{ ...common, city: other, other: here, has: true },
    ...(caseId === undefined ? {} : { caseId }),
  }
  await ports.store.transaction(async (tx) => {
    for (const doc of [own, theirs]) {
      const id = `${hash}:${here}:${doc.city}`
      const seen = await tx.get(BOTH_CITIES, id)
      // whoever tries again while it is open adds nothing
      if (seen === undefined || seen.doc.settled !== undefined) await upsert(tx, BOTH_CITIES, id, seen, doc)
    }
  })
}
