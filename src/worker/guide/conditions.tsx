import type { Fen } from '@domain/kernel/fen'
import { type Area, areaOf, type Policy } from '@domain/policy/policy'
import { Card, Row, Section } from '@src/components'
import { classText, yuanText } from '@src/text'
import { guide as words } from '@src/text/guide'
import { Text } from '@tarojs/components'

const CLASSES = ['severe', 'relative', 'accident'] as const

const linesOf = ({ lines }: Area): Readonly<Record<(typeof CLASSES)[number], string>> => {
  const low = yuanText(lines.lowIncome)
  const relative = yuanText(Math.floor((lines.lowIncome * lines.relativeTenths) / 10) as Fen)
  return {
    severe: words.line.severe(low),
    relative: words.line.relative(low, relative, lines.operator === 'below'),
    accident: words.line.accident(lines.accidentPercent),
  }
}

const between = (amounts: readonly Fen[]): string | undefined => {
  const paid = amounts.filter((amount) => amount > 0)
  return paid.length === 0
    ? undefined
    : words.upTo(yuanText(Math.min(...paid) as Fen), yuanText(Math.max(...paid) as Fen))
}

const Aid = ({ standards }: Area) => {
  const rows = [
    ...CLASSES.map((key) => [`${words.living}：${classText[key]}`, between([standards.living[key]])] as const),
    [words.medical, between(standards.medical.map(({ amount }) => amount))] as const,
    [words.tuition, between(Object.values(standards.tuition))] as const,
  ]
  return (
    <Section title={words.aid}>
      <Card testId='guide-aid'>
        {rows.map(([label, value]) => (value === undefined ? null : <Row key={label} label={label} value={value} />))}
        <Text className='quiet'>{words.aidHint}</Text>
      </Card>
    </Section>
  )
}

/** Who may apply and what may be had, by the figures of one area. */
export const Conditions = ({ policy, jurisdiction }: { readonly policy: Policy; readonly jurisdiction: string }) => {
  const area = areaOf(policy, jurisdiction)
  const lines = linesOf(area)
  return (
    <>
      <Section title={words.who}>
        <Card testId='guide-who'>
          <Text className='consent-line'>{words.member}</Text>
          {CLASSES.map((key) => (
            <Row key={key} label={classText[key]} value={lines[key]} />
          ))}
          <Text className='quiet consent-line'>{words.net}</Text>
          <Text className='quiet consent-line'>{words.human}</Text>
        </Card>
      </Section>
      <Aid {...area} />
    </>
  )
}
