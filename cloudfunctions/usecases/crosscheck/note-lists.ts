import type { CaseSnapshot } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import type { CommandId } from '@domain/kernel/ids'
import type { Stored } from '../../ports/doc-store'
import { noteLooks } from '../application/note-looks'
import type { Signed } from '../call/context'
import { derivedId } from '../call/derived-id'
import { lookOf } from '../look/look-of'

type Leaving = { readonly command: CommandId; readonly unit: string; readonly purpose: string }

/** Shows every household who exported its ID numbers, when and why; written before the numbers leave. */
export const noteLists = async (
  { ports, person, now }: Pick<Signed, 'ports' | 'person' | 'now'>,
  cases: readonly Stored<CaseSnapshot>[],
  { command, unit, purpose }: Leaving,
): Promise<void> => {
  const use = derivedId(person.id, command, 'list')
  const what = {
    role: 'city-reviewer',
    member: APPLICANT,
    field: 'idNumber',
    why: 'bureau-list',
    unit,
    purpose,
  } as const
  await noteLooks(
    ports.store,
    cases.map(({ doc }) => ({ id: `${use}:${doc.id}`, doc: lookOf({ person, now }, doc, what) })),
  )
}
