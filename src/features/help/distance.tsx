import type { ChangeEvent, WhatWouldChange } from '@domain/household/what-would-change'
import type { IncomeKind } from '@domain/household/words'
import type { MemberKey } from '@domain/kernel/ids'
import { Card, Section } from '@src/components'
import { sheetKindText, yuanText } from '@src/text'
import { distance as words } from '@src/text/help'
import { Text } from '@tarojs/components'

type Names = {
  readonly nameOf: (member: MemberKey) => string
  /** the name of a kind of income, where the page asked for it in other words than the sheet */
  readonly incomeOf?: (kind: IncomeKind) => string
}

const incomeOnSheet = (kind: IncomeKind): string => sheetKindText(kind, 'income')

const eventText = (event: ChangeEvent, { nameOf, incomeOf = incomeOnSheet }: Names): string => {
  switch (event.kind) {
    case 'illness':
      return words.illness(yuanText(event.selfPaid))
    case 'accident':
      return words.accident(yuanText(event.loss))
    case 'job-lost':
      return words.jobLost(nameOf(event.member), yuanText(event.wages), yuanText(event.before))
    case 'birth':
      return words.birth
    case 'drops-out':
      return words.dropsOut(
        event.lines.map(({ member, kind }) => words.whose(nameOf(member), incomeOf(kind))).join('、'),
        yuanText(event.amount),
        event.on,
      )
  }
}

/** 差多少: how far the household is above the line, and the events that would bring it below. */
export const Distance = ({ change, ...names }: { readonly change: WhatWouldChange } & Names) => (
  <Section title={words.title}>
    <Card testId='distance'>
      <Text>{words.over(yuanText(change.over))}</Text>
      <Text>{words.events}</Text>
      {change.events.map((event) => {
        const said = eventText(event, names)
        return (
          <Text key={said} className='consent-line'>
            {words.event(said)}
          </Text>
        )
      })}
      <Text className='quiet'>{words.note}</Text>
    </Card>
  </Section>
)
