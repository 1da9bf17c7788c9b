import type { DraftKey } from '@domain/contract/draft'
import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { Card, Page, Row } from '@src/components'
import { useCommand, useParams } from '@src/gateway'
import { counterpartText, dueText } from '@src/text'
import { differenceRows } from '@src/text/crosscheck-items'
import { home } from '@src/text/home'
import { explainPage as words } from '@src/text/worker'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase, wantOf } from '../own'
import { SaidForm } from '../said-form'

const aboutOf = (counterpart: string): string =>
  isKeyOf(counterpartText, counterpart) ? counterpartText[counterpart].about : counterpart

type Hit = Extract<Want, { kind: 'hit' }>
const keyOf = (own: OwnCase, want: Hit): DraftKey => `explain:${own.id}:${want.key}`

/** 对疑问作说明: a hit is a question, which the worker answers with evidence. */
export default function Explain() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const { key } = useParams()
  const want = wantOf(own, 'hit', (one) => one.key === key)
  const send = useCommand('case.answerHit')
  return (
    <Page title={words.title} lead={words.lead} asked={asked} testId='explain'>
      {own === undefined ? (
        <NoSuchCase />
      ) : want === undefined ? (
        <Done title={words.closed} />
      ) : (
        <SaidForm
          draftKey={keyOf(own, want)}
          name='explain'
          words={words}
          label={words.text}
          placeholder={words.hint}
          textId='explain-text'
          sending={send}
          onSend={(text, files) =>
            send.run({ key: want.key, text, files }, { caseId: own.id, version: own.version, keyFor: want.key })
          }
          onStale={() => void reload()}
        >
          <Card tone='urgent' title={words.about(aboutOf(want.counterpart))}>
            <Row label={words.who} value={want.member} />
            {differenceRows(want.differs).map(({ key: at, ...row }) => (
              <Row key={at} {...row} />
            ))}
            <Row label={home.wants.hit.due(dueText(want.dueOn))} />
          </Card>
        </SaidForm>
      )}
    </Page>
  )
}
