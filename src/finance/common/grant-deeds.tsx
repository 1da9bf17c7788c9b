import type { GrantDeed } from '@domain/application/money/grant'
import { Button } from '@src/components'
import { go } from '@src/gateway'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import type { Grant } from './grant-rows'

/** Done from here, beside being ticked for a batch: on which page, and what the way there is called. */
const DEEDS: Record<Exclude<GrantDeed, 'take'>, { readonly page: string; readonly words: (grant: Grant) => string }> = {
  releaseGrant: { page: 'release', words: () => fundText.grants.cancel },
  decideFailure: {
    page: 'failure',
    words: ({ failedOwner }) => (failedOwner === 'unknown' ? payoutText.decide.go : payoutText.decide.again),
  },
  returnGrant: { page: 'return', words: () => payoutText.returned.go },
  answerTrace: { page: 'trace', words: () => payoutText.traces.answer },
}

const deedsOf = ({ deeds = [] }: Grant) => deeds.filter((deed) => deed !== 'take')
export const mayTake = ({ deeds }: Grant): boolean => deeds?.includes('take') === true

const Deeds = ({ grant }: { readonly grant: Grant }) => (
  <View className='fin-in-row'>
    {deedsOf(grant).map((deed) => (
      <Button
        key={deed}
        kind={deed === 'answerTrace' ? 'primary' : 'quiet'}
        label={`${grant.name} ${DEEDS[deed].words(grant)}`}
        onTap={() => go(`/finance/${DEEDS[deed].page}/index`, { case: grant.caseId, grant: grant.id })}
        testId={`${DEEDS[deed].page}-${grant.id}`}
      >
        {DEEDS[deed].words(grant)}
      </Button>
    ))}
    <Button kind='quiet' onTap={() => go('/finance/case/index', { case: grant.caseId })}>
      {payoutText.failures.open}
    </Button>
  </View>
)

export const deedsIn = (grant: Grant) => <Deeds grant={grant} />
/** A last column of a list in which something may be done. */
export const deedsColumn = (grants: readonly Grant[]) =>
  grants.some((grant) => deedsOf(grant).length > 0) ? { last: { title: '', render: deedsIn } } : {}
