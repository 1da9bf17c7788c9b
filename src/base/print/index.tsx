import type { Stage } from '@domain/application/stage'
import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Card, Choices, Empty, Page, PaperButton } from '@src/components'
import { useOnReturn, useQuery } from '@src/gateway'
import { stageText } from '@src/text'
import { printText as words } from '@src/text/print'
import { useState } from 'react'
import '../../features/case-page/case-page.scss'

/** On the wall or about to be. */
const NOTICES: readonly Stage[] = ['to-post', 'on-notice']
/** Deliberated on, and not determined yet. */
const DELIBERATED: readonly Stage[] = [...NOTICES, 'crosschecking', 'county-review', 'determining']

type Props = {
  readonly title: string
  readonly hint: string
  readonly rows: readonly CaseRow[]
  readonly paper: 'paper.notice' | 'paper.minutes'
  readonly label: (n: number) => string
}

/** The households of which a paper can be printed: some are chosen, and come as one file with a page for each. */
const Run = ({ title, hint, rows, paper, label }: Props) => {
  const [chosen, setChosen] = useState<readonly CaseId[]>([])
  if (rows.length === 0) return null
  const ids = rows.map(({ id }) => id)
  const cases = ids.filter((id) => chosen.includes(id))
  const all = cases.length === ids.length
  return (
    <Card>
      <Choices
        label={title}
        hint={hint}
        options={rows.map(({ id, name, stage }) => ({ value: id as string, label: name, hint: stageText[stage] }))}
        value={cases}
        onChange={(next) => setChosen(next as CaseId[])}
        testId={paper}
      />
      {ids.length > 1 && (
        <Button kind='quiet' onTap={() => setChosen(all ? [] : ids)} testId={`${paper}-all`}>
          {all ? words.none : words.all(ids.length)}
        </Button>
      )}
      <PaperButton
        name={paper}
        input={{ cases: [...cases], apart: true }}
        label={cases.length === 0 ? words.choose : label(cases.length)}
        disabled={cases.length === 0}
        testId={`${paper}-run`}
      />
    </Card>
  )
}

/** 一次打印: the notices and the minutes of several households, each on a page of its own. */
export default function PrintPage() {
  const asked = useQuery('case.work', {})
  useOnReturn(() => void asked.reload())
  const rows = [...(asked.data?.mine ?? []), ...(asked.data?.others ?? [])].map(({ row }) => row)
  const at = (stages: readonly Stage[]): readonly CaseRow[] =>
    stages.flatMap((one) => rows.filter(({ stage }) => stage === one))
  return (
    <Page title={words.title} lead={words.lead} asked={asked} testId='print'>
      {at(DELIBERATED).length === 0 && <Empty title={words.nothing} hint={words.nothingHint} />}
      <Run
        title={words.notices}
        hint={words.noticesHint}
        rows={at(NOTICES)}
        paper='paper.notice'
        label={words.printNotices}
      />
      <Run
        title={words.minutes}
        hint={words.minutesHint}
        rows={at(DELIBERATED)}
        paper='paper.minutes'
        label={words.printMinutes}
      />
    </Page>
  )
}
