import type { CaseView } from '@domain/contract/views'
import { type BudgetLine, freeOf, type Share } from '@domain/fund/fund'
import { type Fen, fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import type { ProgrammeKey } from '@domain/programme/programme'
import { Banner, Button, Card, Empty, MoneyInput, Section, Send, toSend } from '@src/components'
import { useCommand, usePlaces } from '@src/gateway'
import { sourceText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'

const text = fundText.propose
/** maximum number of lines per grant, as in the contract */
const LINES_MAX = 5

type Parts = Readonly<Record<string, Fen | undefined>>

/** Takes from one line after another until the amount is reached: earmarked money from above first, own money last. */
const inTurn = (lines: readonly BudgetLine[], amount: number): Parts => {
  let rest = amount
  const parts: Record<string, Fen> = {}
  for (const line of lines) {
    const part = Math.min(rest, freeOf(line))
    if (part > 0 && Object.keys(parts).length < LINES_MAX) parts[line.id] = fen(part)
    rest -= parts[line.id] ?? 0
  }
  return parts
}

const sharesOf = (lines: readonly BudgetLine[], parts: Parts): Share[] =>
  lines.flatMap((line) => {
    const amount = parts[line.id]
    return amount === undefined || amount === 0 ? [] : [{ line: line.id, amount }]
  })

/** How the grant is split over budget lines; it can be held only if the whole amount is assigned and no line is overdrawn. */
export const Split = ({
  view,
  what,
  lines,
  onHeld,
  onStale,
}: {
  readonly view: CaseView
  readonly what: {
    readonly programme: ProgrammeKey
    readonly member?: MemberKey
    readonly year: number
    readonly amount: Fen
  }
  readonly lines: readonly BudgetLine[]
  readonly onHeld: () => void
  readonly onStale: () => void
}) => {
  const [parts, setParts] = useState<Parts>(() => inTurn(lines, what.amount))
  const { nameOf } = usePlaces()
  const command = useCommand('grant.hold')
  const shares = sharesOf(lines, parts)
  const rest = what.amount - shares.reduce((sum, share) => sum + share.amount, 0)
  const overdrawn = lines.some((line) => (parts[line.id] ?? 0) > freeOf(line))
  const grant = rest === 0 && !overdrawn && shares.length <= LINES_MAX && { ...what, shares }
  const keyFor = `${what.programme}:${what.member ?? ''}:${what.year}`
  const { id: caseId, version } = view.row
  if (lines.length === 0) return <Empty title={text.noLines} hint={fundText.home.noLinesHint} />
  return (
    <Section title={text.split}>
      <Card>
        <Banner tone='plain' text={text.splitHint} />
        {lines.map((line) => (
          <MoneyInput
            key={line.id}
            label={`${sourceText[line.source]} ${nameOf(line.jurisdiction)}`}
            hint={text.free(freeOf(line))}
            value={parts[line.id]}
            onChange={(value) => setParts({ ...parts, [line.id]: value })}
            {...((parts[line.id] ?? 0) > freeOf(line) ? { error: text.beyond(freeOf(line)) } : {})}
          />
        ))}
        <Button kind='quiet' onTap={() => setParts(inTurn(lines, what.amount))}>
          {text.autofill}
        </Button>
        <Banner tone={rest === 0 ? 'green' : 'amber'} text={rest === 0 ? text.even : text.left(rest)} />
        <Send
          {...toSend(command, grant, onHeld, { caseId, version, keyFor })}
          onStale={onStale}
          label={text.hold}
          testId='grant-hold'
        />
      </Card>
    </Section>
  )
}
