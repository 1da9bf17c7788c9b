import type { CallOutput } from '@domain/contract'
import { Button, Card, Row, Section, Tag } from '@src/components'
import { go, pageOfRow, takeAhead, useMe, useOnReturn, useQuery } from '@src/gateway'
import { dutyVerb } from '@src/text/message'
import { today, workText } from '@src/text/today'
import { View } from '@tarojs/components'

const SHOWN = 5

type Work = CallOutput<'case.work'>['mine'][number]

/** One duty opens where it is done. A notice that hangs already is photographed first: its page then asks for nothing but the act. */
const Duty = ({ work: { row, verb } }: { readonly work: Work }) => {
  const open = (): void => go(pageOfRow(row), { id: row.id })
  return (
    <>
      <Row
        label={row.name}
        value={`${dutyVerb(verb)} · ${workText(row, verb)}`}
        onTap={open}
        testId={`duty-${row.id}`}
      />
      {verb === 'to-post' && (
        <View className='row-act'>
          <Button
            label={`${row.name}，${today.photo}`}
            onTap={() => void takeAhead(row.id).then((taken) => taken && open())}
            testId={`post-${row.id}-pick`}
          >
            {today.photo}
          </Button>
        </View>
      )}
    </>
  )
}

/** What a base union's officer has to do today: how much, how much of it is overdue, and the most urgent of it. */
export const Today = () => {
  const isBase = useMe().has('base-officer')
  const { data, reload } = useQuery('case.work', {}, { skip: !isBase })
  useOnReturn(() => {
    if (isBase) void reload()
  })
  if (data === undefined || data.mine.length === 0) return null
  const late = data.overdue > 0
  return (
    <Section
      title={today.title}
      aside={
        <Tag tone={late ? 'overdue' : 'plain'}>
          {late ? today.overdue(data.overdue) : today.count(data.mine.length, data.more)}
        </Tag>
      }
    >
      <Card>
        {data.mine.slice(0, SHOWN).map((work) => (
          <Duty key={work.row.id} work={work} />
        ))}
        <Button kind='plain' block onTap={() => go('/base/duties/index')} testId='go-today'>
          {today.open(data.mine.length, data.more)}
        </Button>
      </Card>
    </Section>
  )
}
