import { Card, Page, Row } from '@src/components'
import { useCommand } from '@src/gateway'
import { refusalReasonText } from '@src/text'
import { reexaminePage as words } from '@src/text/worker'
import { Text } from '@tarojs/components'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase } from '../own'
import { SaidForm } from '../said-form'

/** 申请复核: once per case, decided by the level above. */
export default function Reexamine() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const send = useCommand('case.requestReexamination')
  return (
    <Page title={words.title} lead={words.lead} asked={asked} testId='reexamine'>
      {own === undefined ? (
        <NoSuchCase />
      ) : !own.actions.includes('requestReexamination') ? (
        <Done title={words.closed} />
      ) : (
        <SaidForm
          draftKey={`reexamine:${own.id}`}
          name='reexamine'
          words={words}
          label={words.why}
          textId='reexamine-why'
          sending={send}
          onSend={(why, files) => send.run({ why, files }, { caseId: own.id, version: own.version })}
          onStale={() => void reload()}
        >
          {own.refusal === undefined ? null : (
            <Card title={words.reasons}>
              {own.refusal.reasons.map((reason) => (
                <Row key={reason} label={refusalReasonText[reason]} />
              ))}
              <Text>{own.refusal.words}</Text>
            </Card>
          )}
        </SaidForm>
      )}
    </Page>
  )
}
