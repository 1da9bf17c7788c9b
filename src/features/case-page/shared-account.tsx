import type { CaseView } from '@domain/contract/views'
import { Banner, Card, filled, Send, TextArea, toSend, useFields } from '@src/components'
import { useCommand } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { dateText } from '@src/text/common'

const text = casePageText.sharedAccount

/** A warning that another household uses the same account; before anything is paid, a person must state why that is right. */
export const SharedAccount = ({ view, onDone }: { readonly view: CaseView; readonly onDone: () => void }) => {
  const { sharedAccount } = view
  const command = useCommand('payout.stateAccount')
  const [{ reasons }, field] = useFields({ reasons: '' })
  if (sharedAccount === undefined) return null
  const { stated, sameName, mayState } = sharedAccount
  const caseId = view.row.id
  return (
    <Card testId='shared-account'>
      <Banner tone={stated === undefined ? 'amber' : 'amber'} text={sameName ? text.sameName : text.other} />
      {stated !== undefined && (
        <Banner tone='plain' text={text.stated(stated.by, dateText(stated.on), stated.reasons)} />
      )}
      {stated === undefined && mayState && (
        <>
          <TextArea
            label={text.reasons}
            placeholder={text.hint}
            {...field('reasons')}
            maxLength={200}
            testId='shared-account-reasons'
          />
          <Send
            block={false}
            {...toSend(command, filled({ caseId, reasons }), onDone, { keyFor: caseId })}
            onStale={onDone}
            label={text.state}
            testId='shared-account-state'
          />
        </>
      )}
    </Card>
  )
}
