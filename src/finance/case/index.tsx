import type { DoneBy } from '@domain/application/steps'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Page } from '@src/components'
import { CasePage, SharedAccount, useCase, Ways } from '@src/features/case-page'
import { go, useParams } from '@src/gateway'
import { actionText } from '@src/text'
import { casePageText } from '@src/text/case-page'
import type { ReactNode } from 'react'
import '../common/finance.scss'

const bodiesOf = (id: CaseId): Record<DoneBy<'fund-officer'>, ReactNode> => ({
  holdGrant: (
    <Button kind='primary' block onTap={() => go('/finance/propose/index', { case: id })}>
      {actionText.holdGrant}
    </Button>
  ),
  // done in the lists of grants and failures
  releaseGrant: null,
  decideFailure: null,
  returnGrant: null,
})

/** The whole case for persons who handle or audit the money; a grant is decided from here. */
export default function FinanceCase() {
  const caseId = useParams()['case'] as CaseId
  const opened = useCase(caseId)
  const { view } = opened
  const { stated, mayState } = view?.sharedAccount ?? {}
  // the statement about a shared account is the action to take here
  const toState = mayState === true && stated === undefined
  return (
    <Page title={casePageText.title} wide asked={opened}>
      {view !== undefined && (
        <CasePage view={view}>
          <SharedAccount view={view} onDone={() => void opened.reload()} />
          {!toState && <Ways bodies={bodiesOf(caseId)} view={view} />}
        </CasePage>
      )}
    </Page>
  )
}
