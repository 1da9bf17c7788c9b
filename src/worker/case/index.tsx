import type { OwnCase } from '@domain/contract/views'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { RETENTION } from '@domain/retention/retention'
import {
  Banner,
  Button,
  Card,
  Empty,
  Page,
  PaperButton,
  Row,
  Section,
  SheetTable,
  Tag,
  WantCards,
} from '@src/components'
import { Distance, OtherHelp } from '@src/features/help'
import { go, useAskOnReturn, useParams } from '@src/gateway'
import { classText, dateText, proofText, refusalReasonText } from '@src/text'
import { apply } from '@src/text/apply'
import { reasonChange } from '@src/text/help'
import { noticeSpan, casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useOwnCase } from '../own'
import { Grants } from './grants'
import { MissingItems, Now } from './now'
import { Story } from './story'
import { Withdraw } from './withdraw'

/**
 * No law limits the time for a re-examination, but the pictures handed in are deleted after this day and could not be examined
 * again.
 */
const keptUntil = (refusedOn: PlainDate): PlainDate => addDays(refusedOn, RETENTION['case-materials'].days)

const Outcome = ({ own }: { readonly own: OwnCase }) => {
  // the worker's view contains no names of members: they are numbered as in the form
  const names: Record<string, string> = Object.fromEntries(
    (own.sheet?.lines ?? []).map(({ member }) => [
      member,
      member === 'm0' ? apply.me : apply.member(Number(member.slice(1))),
    ]),
  )
  return (
    <>
      {own.class === undefined ? null : (
        <Section title={words.result}>
          <Card>
            <Row label={words.result} value={<Tag tone='red'>{classText[own.class]}</Tag>} />
            {own.dossierNo === undefined ? null : <Row label={words.dossier} value={own.dossierNo} />}
          </Card>
        </Section>
      )}
      {own.refusal === undefined ? null : (
        <Section title={words.refusedTitle}>
          <Card testId='refused'>
            <Text className='quiet'>{dateText(own.refusal.on)}</Text>
            {own.refusal.reasons.map((reason) => (
              <Row key={reason} label={refusalReasonText[reason]} />
            ))}
            <Text>{own.refusal.words}</Text>
            {own.refusal.reasons.map((reason) => (
              <Text key={reason} className='quiet'>
                {reasonChange[reason]}
              </Text>
            ))}
            {own.actions.includes('requestReexamination') ? (
              <View className='stack'>
                <Text className='quiet'>{words.reexamineUntil(dateText(keptUntil(own.refusal.on)))}</Text>
                <Button
                  kind='primary'
                  block
                  onTap={() => go('/worker/reexamine/index', { id: own.id })}
                  testId='go-reexamine'
                >
                  {words.reexamine}
                </Button>
              </View>
            ) : null}
          </Card>
        </Section>
      )}
      {own.reexamination === undefined ? null : (
        <Card title={words.reexamining}>
          <Text>{own.reexamination.why}</Text>
          {own.reexamination.decided === undefined ? null : (
            <Banner
              tone='blue'
              text={`${words.reexamined(own.reexamination.decided.upheld)}：${own.reexamination.decided.reasons}`}
            />
          )}
        </Card>
      )}
      {own.help?.change === undefined ? null : (
        <Distance change={own.help.change} nameOf={(member) => names[member] ?? ''} />
      )}
      {own.help === undefined ? null : <OtherHelp {...own.help} />}
      {own.sheet === undefined ? null : (
        <Section title={words.sheet}>
          <SheetTable sheet={own.sheet} names={names} />
        </Section>
      )}
    </>
  )
}

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

const More = ({ own, onStale }: { readonly own: OwnCase; readonly onStale: () => void }) => (
  <Section title={words.more}>
    <Card>
      <Row label={words.lookedAt} onTap={() => go('/worker/looked-at/index', { id: own.id })} testId='go-looked-at' />
      <Row label={words.consents} onTap={() => go('/worker/consents/index', { id: own.id })} testId='go-consents' />
      {own.actions.includes('correctAccount') ? (
        <Row label={words.account2} onTap={() => go('/worker/account/index', { id: own.id })} testId='go-account' />
      ) : null}
    </Card>
    <PaperButton name='paper.own' input={{ caseId: own.id }} label={words.ownCopy} testId='own-copy' />
    {own.actions.includes('withdraw') ? <Withdraw own={own} onStale={onStale} /> : null}
  </Section>
)

/**
 * The worker's case: the present state and since when, the next step and its due day, the telephone number to call, and all
 * earlier steps.
 */
export default function CasePage() {
  const asked = useOwnCase(true)
  const { own, reload } = asked
  const { fresh } = useParams()
  useAskOnReturn(asked)
  return (
    <Page title={words.title} asked={asked} testId='case'>
      {own === undefined ? (
        <Empty title={words.none} />
      ) : (
        <View>
          {fresh === '1' ? <Banner tone='green' text={words.justSubmitted} testId='submitted' /> : null}
          <Now own={own} />
          <WantCards own={own} />
          <MissingItems own={own} />
          <Outcome own={own} />
          <Grants own={own} />
          <Handed own={own} />
          <Section title={words.log}>
            <Story own={own} />
          </Section>
          <More own={own} onStale={() => void reload()} />
        </View>
      )}
    </Page>
  )
}
