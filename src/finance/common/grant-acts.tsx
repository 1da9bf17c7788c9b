import type { FinanceAct } from '@domain/application/money/grant'
import { Button } from '@src/components'
import { go } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import type { Grant } from './grant-rows'

/** Done from here, beside being ticked for a batch: on which page, and what the way there is called. */
const ACTS: Record<Exclude<FinanceAct, 'take'>, { readonly page: string; readonly words: (grant: Grant) => string }> = {
  releaseGrant: { page: 'release', words: () => fundText.grants.cancel },
  decideFailure: {
    page: 'failure',
    words: ({ failedOwner }) => (failedOwner === 'unknown' ? payoutText.decide.go : payoutText.decide.again),
  },
  returnGrant: { page: 'return', words: () => payoutText.returned.go },
  answerTrace: { page: 'trace', words: () => payoutText.traces.answer },
  demandRecovery: { page: 'recover', words: () => payoutText.recovery.demand.go },
  receiveRecovery: { page: 'received', words: () => payoutText.recovery.receive.go },
  endRecovery: { page: 'recovery-end', words: () => payoutText.recovery.end.go },
}

const actsOf = ({ deeds = [] }: Grant) => deeds.filter((act) => act !== 'take')
export const mayTake = ({ deeds }: Grant): boolean => deeds?.includes('take') === true

const Acts = ({ grant }: { readonly grant: Grant }) => (
  <View className='fin-in-row'>
    {actsOf(grant).map((act) => (
      <Button
        key={act}
        kind={act === 'answerTrace' ? 'primary' : 'quiet'}
        label={`${grant.name} ${ACTS[act].words(grant)}`}
        onTap={() => go(`/finance/${ACTS[act].page}/index`, { case: grant.caseId, grant: grant.id })}
        testId={`${ACTS[act].page}-${grant.id}`}
      >
        {ACTS[act].words(grant)}
      </Button>
    ))}
    <Button kind='quiet' onTap={() => go('/finance/case/index', { case: grant.caseId })}>
      {payoutText.failures.open}
    </Button>
  </View>
)

export const actButtons = (grant: Grant) => <Acts grant={grant} />
/** A last column of a list in which something may be done. */
export const actsColumn = (grants: readonly Grant[]) =>
  grants.some((grant) => actsOf(grant).length > 0) ? { last: { title: '', render: actButtons } } : {}
