import { mayDo, type Reader } from '../application/actions'
import { FinanceAct, grantAllows } from '../application/money/grant'
import type { CaseSnapshot } from '../application/snapshot'
import { actsAs } from '../organisation/roles'
import { type Chosen, create, takes } from './create'

type Known = Pick<Chosen, 'grant' | 'accountFailed'> & {
  readonly household: CaseSnapshot
  /** the grant is paid to an account that another household uses too, and no reason was stated */
  readonly unstated: boolean
  /** the worker waits for an answer about where the money is */
  readonly asked: boolean
}

/** What this reader may do to the grant now: what a list offers with it, and nothing that would be refused. */
export const actsOnGrant = (
  { grant, household, accountFailed, unstated, asked }: Known,
  reader: Reader,
): FinanceAct[] =>
  FinanceAct.options.filter((act) => {
    if (act === 'take') {
      const may = reader.known && reader.household === 'two' && actsAs(reader.posts, create.by, reader.place)
      return may && !unstated && takes({ grant, household, accountFailed, taken: false }).ok
    }
    return (act !== 'answerTrace' || asked) && mayDo(household, reader, act) && grantAllows(act, grant).ok
  })
