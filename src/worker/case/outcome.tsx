import type { OwnCase } from '@domain/contract/views'
import { addDays, type PlainDate } from '@domain/kernel/plain-date'
import { RETENTION } from '@domain/retention/retention'
import { Banner, Button, Card, Row, Section, SheetTable, Tag } from '@src/components'
import { Distance, OtherHelp } from '@src/features/help'
import { go } from '@src/gateway'
import { classText, dateText, refusalReasonText } from '@src/text'
import { apply } from '@src/text/apply'
import { reasonChange } from '@src/text/help'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/**
 * No law limits the time for a re-examination, but the pictures handed in are deleted after this day and could not be examined
 * again.
 */
const keptUntil = (refusedOn: PlainDate): PlainDate => addDays(refusedOn, RETENTION['case-materials'].days)

const Determined = ({ own }: { readonly own: OwnCase }) =>
  own.class === undefined ? null : (
    <Section title={words.result}>
      <Card>
        <Row label={words.result} value={<Tag tone='green'>{classText[own.class]}</Tag>} />
        {own.dossierNo === undefined ? null : <Row label={words.dossier} value={own.dossierNo} />}
      </Card>
    </Section>
  )

/** Why it was refused, what would change that, and the one re-examination. */
const Refused = ({ own }: { readonly own: OwnCase }) =>
  own.refusal === undefined ? null : (
    <Section title={words.refusedTitle}>
      <Card testId='refused'>
        <Text className='quiet'>{dateText(own.refusal.on)}</Text>
        {own.refusal.reasons.map((reason) => (
          <View key={reason} className='case-reason'>
            <Text className='case-task-title'>{refusalReasonText[reason]}</Text>
            <Text>{reasonChange[reason]}</Text>
          </View>
        ))}
        <Text>{words.said(own.refusal.words)}</Text>
        {own.actions.includes('requestReexamination') ? (
          <View className='stack'>
            <Text className='quiet'>{words.reexamineUntil(dateText(keptUntil(own.refusal.on)))}</Text>
            <Button
              kind='plain'
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
  )

const Reexamined = ({ own }: { readonly own: OwnCase }) =>
  own.reexamination === undefined ? null : (
    <Card title={words.reexamining}>
      <Text>{own.reexamination.why}</Text>
      {own.reexamination.decided === undefined ? null : (
        <Banner
          tone='blue'
          text={`${words.reexamined(own.reexamination.decided.upheld)}：${own.reexamination.decided.reasons}`}
        />
      )}
    </Card>
  )

/** The decision with its sheet; after a refusal what would change it, the way to a new application, and where else to ask. */
export const Outcome = ({ own, again }: { readonly own: OwnCase; readonly again: ReactNode }) => {
  const nameOf = (member: string): string =>
    member === 'm0'
      ? apply.me
      : (own.members.find(({ key }) => key === member)?.name ?? apply.member(Number(member.slice(1))))
  const names = Object.fromEntries((own.sheet?.lines ?? []).map(({ member }) => [member, nameOf(member)]))
  return (
    <>
      <Determined own={own} />
      <Refused own={own} />
      <Reexamined own={own} />
      {own.help?.change === undefined ? null : <Distance change={own.help.change} nameOf={nameOf} />}
      {again}
      {own.help === undefined ? null : <OtherHelp {...own.help} />}
      {own.sheet === undefined ? null : (
        <Section title={words.sheet}>
          <SheetTable sheet={own.sheet} names={names} />
        </Section>
      )}
    </>
  )
}
