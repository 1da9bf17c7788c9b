import { isAlive } from '@domain/application/stage-names'
import type { OwnCase } from '@domain/contract/views'
import { Banner, Button, Card, Page, PaperButton, Row, Section } from '@src/components'
import { go, useAskOnReturn, useParams, usePolicy } from '@src/gateway'
import { proofText } from '@src/text'
import { apply } from '@src/text/apply'
import { noticeSpan, casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import Taro, { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase } from '../own'
import { Grants } from './grants'
import { Now } from './now'
import { Outcome } from './outcome'
import { RoadAhead } from './road'
import { Story } from './story'
import { Withdraw } from './withdraw'
import './case.scss'

const Handed = ({ own }: { readonly own: OwnCase }) => (
  <>
    {own.notice === undefined ? null : (
      <Section title={own.stage === 'on-notice' ? words.notice : words.noticeOver}>
        <Card
          title={own.notice.content.nameOnline}
          onTap={own.stage === 'on-notice' ? () => go('/worker/notice/index', { id: own.notice?.id }) : undefined}
          testId='own-notice'
        >
          <Text>{noticeSpan(own.notice)}</Text>
        </Card>
      </Section>
    )}
    {own.proofs.length === 0 ? null : (
      <Section title={words.proofs}>
        <Card>
          {own.proofs.map((proof) => (
            <Row
              key={proof.type}
              label={proofText[proof.type].name}
              value={proof.files.length > 0 ? apply.photos(proof.files.length) : (proof.cannotGet ?? '')}
            />
          ))}
        </Card>
      </Section>
    )}
  </>
)

type MoreProps = { readonly own: OwnCase; readonly onWithdrawn: () => void; readonly onStale: () => void }
const More = ({ own, ...withdraw }: MoreProps) => (
  <Section title={words.more}>
    <Card>
      <Row label={words.lookedAt} onTap={() => go('/worker/looked-at/index', { id: own.id })} testId='go-looked-at' />
      <Row label={words.consents} onTap={() => go('/worker/consents/index', { id: own.id })} testId='go-consents' />
      {own.actions.includes('correctAccount') ? (
        <Row label={words.account2} onTap={() => go('/worker/account/index', { id: own.id })} testId='go-account' />
      ) : null}
    </Card>
    <PaperButton name='paper.own' input={{ caseId: own.id }} label={words.ownCopy} block testId='own-copy' />
    {own.actions.includes('withdraw') ? (
      <Withdraw own={own} onDone={withdraw.onWithdrawn} onStale={withdraw.onStale} />
    ) : null}
  </Section>
)

/** A closed case leads on: the household may apply again. */
const Again = ({ own }: { readonly own: OwnCase }) => {
  const { policy } = usePolicy()
  if (isAlive(own.stage) || policy?.applicationsOpen !== true) return null
  return (
    <Button kind='plain' block onTap={() => go('/worker/apply/index')} testId='apply-again'>
      {words.again}
    </Button>
  )
}

/** What was done just now, until the page is left: shown again days later it would no longer be true. */
const useJustDone = (own: OwnCase | undefined) => {
  const { fresh } = useParams()
  const { today } = usePolicy()
  const [seen, setSeen] = useState(false)
  const [withdrawn, setWithdrawn] = useState(false)
  useDidHide(() => setSeen(true))
  const onWithdrawn = (): void => {
    setWithdrawn(true)
    // the question stood at the end of a long page, and what it did stands at its beginning
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
  }
  if (seen) return { onWithdrawn }
  if (withdrawn) return { onWithdrawn, text: words.justWithdrawn, testId: 'withdrawn' }
  const sent = fresh === '1' && own?.stage === 'submitted' && today !== undefined && own.submittedOn >= today
  return sent ? { onWithdrawn, text: words.justSubmitted, testId: 'submitted' } : { onWithdrawn }
}

/**
 * The worker's case: whose turn it is, all steps to the money, the decision, and everything that happened.
 */
export default function CasePage() {
  const asked = useOwnCase(true)
  const { own, reload } = asked
  useAskOnReturn(asked)
  const { onWithdrawn, text, testId } = useJustDone(own)
  return (
    <Page title={words.title} asked={asked} testId='case'>
      {own === undefined ? (
        <NoSuchCase />
      ) : (
        <View>
          {text === undefined ? null : <Banner tone='green' text={text} testId={testId} />}
          <Now own={own} />
          <Outcome own={own} again={<Again own={own} />} />
          <RoadAhead own={own} />
          <Grants own={own} />
          <Handed own={own} />
          <Section title={words.log}>
            <Story own={own} />
          </Section>
          <More own={own} onWithdrawn={onWithdrawn} onStale={() => void reload()} />
        </View>
      )}
    </Page>
  )
}
