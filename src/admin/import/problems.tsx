import type { CallOutput } from '@domain/contract'
import { unionProblemText } from '@domain/paper/union-words'
import { Banner, Button, Downloaded, Section, Table, useDownload } from '@src/components'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'

const text = unionsText.import
type Answer = CallOutput<'org.import'>

/** The rows that will not be written, and the person's own table back with what is wrong in it. */
export const Problems = ({ answer }: { readonly answer: Answer }) => {
  const { got, get } = useDownload()
  const { problems, wrong, table } = answer
  if (wrong === 0) return <Banner tone='green' text={text.noProblems} />
  return (
    <Section title={text.problems}>
      {table !== undefined && (
        <Button kind='plain' block onTap={() => void get(table)} testId='problem-table'>
          {text.back}
        </Button>
      )}
      <Downloaded got={got} />
      <Table
        rows={problems}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: text.row, width: '72px' },
          { key: 'problem', title: text.what, render: ({ problem }) => unionProblemText[problem] },
        ]}
      />
      {wrong > problems.length && <View className='adm-hint'>{text.more(wrong - problems.length)}</View>}
    </Section>
  )
}
