import type { CaseId } from '@domain/kernel/ids'
import { Button, Page } from '@src/components'
import { CasePage, SharedAccount, useCase } from '@src/features/case-page'
import { go, useMe, useParams } from '@src/gateway'
import { fundText } from '@src/text/fund'
import '../common/finance.scss'

/** The whole case for persons who handle or audit the money; a grant is decided from here. */
export default function FinanceCase() {
  const caseId = useParams()['case'] as CaseId
  const me = useMe()
  const opened = useCase(caseId)
  const { view } = opened
  const { stated, mayState } = view?.sharedAccount ?? {}
  // the statement about a shared account is the action to take here
  const toState = mayState === true && stated === undefined
  const mayHold = me.has('fund-officer') && view?.actions.includes('holdGrant') === true
  return (
    <Page title={fundText.casePage.title} wide asked={opened}>
      {view !== undefined && (
        <CasePage view={view}>
          <SharedAccount view={view} onDone={() => void opened.reload()} />
          {mayHold ? (
            <Button kind='primary' block onTap={() => go('/finance/propose/index', { case: caseId })}>
              {fundText.casePage.hold}
            </Button>
          ) : (
            !toState && fundText.casePage.nothing
          )}
        </CasePage>
      )}
    </Page>
  )
}
