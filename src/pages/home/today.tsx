import { Card, Row, Section, Tag } from '@src/components'
import { go, useMe, useOnReturn, useQuery } from '@src/gateway'
import { dutyVerb } from '@src/text/message'
import { today, workText } from '@src/text/today'
import { View } from '@tarojs/components'

const SHOWN = 3

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
        <Tag tone={late ? 'red' : 'plain'}>
          {late ? today.overdue(data.overdue) : today.count(data.mine.length, data.more)}
        </Tag>
      }
    >
      <Card onTap={() => go('/base/duties/index')} testId='go-today'>
        {data.mine.slice(0, SHOWN).map(({ row, verb }) => (
          <Row key={row.id} label={row.name} value={`${dutyVerb(verb)} · ${workText(row, verb)}`} />
        ))}
        <View className='card-link'>{today.open}</View>
      </Card>
    </Section>
  )
}
