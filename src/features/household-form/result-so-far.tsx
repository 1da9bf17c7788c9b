import type { Declaration } from '@domain/household/declaration'
import { netIncomeSheet, type Sheet } from '@domain/household/sheet'
import { sheetInputOf } from '@domain/household/sheet-input'
import { showYuan } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { areaOf, type Policy } from '@domain/policy/policy'
import { Card, Money, Row, Section } from '@src/components'
import { apply } from '@src/text/apply'
import { Text } from '@tarojs/components'
import { idOf } from './age'
import { type FormDraft, shapeOf } from './draft'
import type { StepProps } from './step'

/** The same rule as in the later decision, from what has been answered; undefined until every person is known. */
const sheetSoFar = (draft: FormDraft, policy: Policy, today: PlainDate): Sheet | undefined => {
  const { applicant: a, members } = draft
  const known =
    idOf(a) !== undefined &&
    a.employment !== undefined &&
    a.health !== undefined &&
    members.every((one) => idOf(one) !== undefined && one.status !== undefined && one.health !== undefined)
  if (!known) return undefined
  const shape = shapeOf(draft, today) as Declaration
  const counted = shape.members.map((member) => ({ ...member, counted: member.counted !== false }))
  const lines = areaOf(policy, draft.base?.jurisdiction ?? 'default').lines
  const { accident: _, ...rest } = shape
  return netIncomeSheet(sheetInputOf({ ...rest, members: counted }, undefined, today), lines, policy)
}

/** 每人每月净收入, as far as it is known: a sum with its rule, never a promise. */
export const ResultSoFar = ({ draft, policy, today }: StepProps) => {
  if (policy === undefined) return null
  const sheet = sheetSoFar(draft, policy, today)
  return (
    <Section title={apply.resultTitle}>
      <Card testId='result-so-far'>
        {sheet === undefined ? (
          <Text className='quiet'>{apply.resultWait}</Text>
        ) : (
          <>
            <Row label={apply.resultIncome} value={<Money fen={sheet.income} />} />
            <Row label={apply.resultRigid} value={<Money fen={sheet.rigid} />} />
            <Row label={apply.resultPeople} value={apply.resultPeopleUnit(sheet.members)} />
            <Row label={apply.resultPerHead} value={<Money fen={sheet.perHead} strong />} testId='per-head' />
            {sheet.lines.some(({ kind }) => kind === 'imputed') ? (
              <Text className='quiet'>{apply.resultImputed}</Text>
            ) : null}
            <Text className='quiet'>{apply.resultRule(showYuan(sheet.lowIncome), showYuan(sheet.relativeLine))}</Text>
          </>
        )}
      </Card>
    </Section>
  )
}
