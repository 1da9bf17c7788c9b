import type { DoneBy } from '@domain/application/steps'
import type { CaseId } from '@domain/kernel/ids'
import { Page } from '@src/components'
import { CasePage, type Departure, SharedAccount, useActs, useCase, Ways, waysOf } from '@src/features/case-page'
import { go, useParams } from '@src/gateway'
import { actionText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import '../common/finance.scss'

const bodiesOf = (id: CaseId): Record<DoneBy<'fund-officer'>, Departure | null> => ({
  holdGrant: {
    go: {
      words: actionText.holdGrant,
      onTap: () => go('/finance/propose/index', { case: id }),
      testId: 'go-propose',
    },
  },
  // done in the lists of grants and failures
  releaseGrant: null,
  decideFailure: null,
  returnGrant: null,
  demandRecovery: null,
  receiveRecovery: null,
})

/** The whole case for persons who handle or audit the money; a grant is decided from here. */
export default function FinanceCase() {
  const caseId = useParams()['case'] as CaseId
  const opened = useCase(caseId)
  const { view } = opened
  const { stated, mayState } = view?.sharedAccount ?? {}
  // the statement about a shared account is the action to take here
  const toState = mayState === true && stated === undefined
  const ways = view === undefined ? [] : waysOf(bodiesOf(caseId), view)
  const acts = useActs(ways, caseId)
  return (
    <Page title={view === undefined ? casePageText.title : view.row.name} wide asked={opened}>
      {view !== undefined && (
        <CasePage view={view}>
          <SharedAccount view={view} onDone={() => void opened.reload()} />
          {!toState && <Ways acts={acts} ways={ways} view={view} />}
        </CasePage>
      )}
    </Page>
  )
}
