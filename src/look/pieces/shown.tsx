import {
  Banner,
  Bar,
  Button,
  Card,
  Empty,
  Money,
  Progress,
  RefusalCard,
  Row,
  Section,
  Skeleton,
  Table,
  Tabs,
  Tag,
  Timeline,
} from '@src/components'
import { pieces as words } from '@src/text/pieces'
import { Text, View } from '@tarojs/components'

const nothing = (): void => undefined

export const Cards = () => (
  <Section title={words.sections.cards} aside={<Tag>{words.tags.plain}</Tag>}>
    <Card title={words.card} aside={words.cardAside}>
      <Row label={words.rowLabel} value={words.rowValue} />
      <Row label={words.rowCall} value={words.rowPhone} onTap={nothing} />
      <Row label={words.card} onTap={nothing} />
    </Card>
    <Card tone='urgent' title={words.urgent} onTap={nothing}>
      <Text>{words.urgentHint}</Text>
    </Card>
    <Card tone='overdue' title={words.overdue} onTap={nothing}>
      <Text>{words.overdueHint}</Text>
    </Card>
    <Card tone='calm' title={words.calm}>
      <Money fen={500_000} strong />
    </Card>
  </Section>
)

const TONES = ['plain', 'blue', 'green', 'amber', 'overdue'] as const
export const Marks = () => (
  <Section title={words.sections.marks}>
    <View className='case-tags'>
      {TONES.map((tone) => (
        <Tag key={tone} tone={tone}>
          {words.tags[tone]}
        </Tag>
      ))}
    </View>
    {TONES.map((tone) => (
      <Banner key={tone} tone={tone} text={`${words.tags[tone]}：${words.banner}`} />
    ))}
  </Section>
)

const ROWS = [
  { id: 'a', who: words.people[0].name, sum: words.table.sums[0] },
  { id: 'b', who: words.people[1].name, sum: words.table.sums[1] },
]
export const Figures = () => (
  <Section title={words.sections.figures}>
    <Progress step={3} of={8} label={words.step} />
    <Bar
      total={100}
      parts={[
        { label: words.bar.paid, value: 40, tone: 'green' },
        { label: words.bar.held, value: 25, tone: 'amber' },
        { label: words.bar.free, value: 35, tone: 'plain' },
      ]}
    />
    <Tabs
      value='todo'
      onChange={nothing}
      items={[
        { value: 'todo', label: words.tabs.todo, count: 3 },
        { value: 'wait', label: words.tabs.wait },
      ]}
    />
    <Table
      rows={ROWS}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', title: words.table.who },
        { key: 'sum', title: words.table.sum, align: 'right' },
      ]}
    />
    <Timeline
      items={[
        { title: words.road[2].title, date: words.road[2].day, body: words.road[2].body, current: true },
        { title: words.road[1].title, date: words.road[1].day, tone: 'green' },
        { title: words.road[0].title, date: words.road[0].day },
      ]}
    />
  </Section>
)

export const Nothing = () => (
  <Section title={words.sections.empty}>
    <Empty art='inbox' title={words.nothing} hint={words.nothingHint} />
    <Empty art='offline' title={words.noSignal} hint={words.noSignalHint} />
    <Empty art='search' title={words.notFound} />
    <Empty art='people' title={words.noPeople} action={<Button onTap={nothing}>{words.noPeopleAct}</Button>} />
    <Empty title={words.empty} />
    <Empty finished title={words.allDone} />
  </Section>
)

export const Waiting = () => (
  <Section title={words.sections.waiting}>
    <Skeleton lines={3} />
    <RefusalCard refusal={{ code: 'UNAVAILABLE' }} onRetry={nothing} />
  </Section>
)
