import type { CaseView, LogLine } from '@domain/contract/views'
import { Button, Timeline } from '@src/components'
import { dateText, doerText, happenedText, proofText } from '@src/text'
import { casePageText, paperCheckText } from '@src/text/case-page'
import { View } from '@tarojs/components'
import { useState } from 'react'

/** Role of the person who acted; officers are named, workers are not. */
const whoDid = ({ by }: LogLine): string => {
  const as = doerText[by.as]
  return by.name === undefined ? as : `${as} ${by.name}`
}

/** The person's own words, and which papers were shown before accepting. */
const saidIn = ({ words = '', opened = [] }: LogLine): readonly string[] => [
  ...(words === '' ? [] : [words]),
  ...(opened.length === 0 ? [] : [paperCheckText.opened(opened.map((type) => proofText[type].name).join('、'))]),
]

export const logItem = (line: LogLine) => ({
  title: happenedText[line.kind],
  date: dateText(line.on),
  body: [whoDid(line), ...saidIn(line)].join('：'),
})

const SHORT = 8

/** The log, the newest entries first; the rest is shown on tap. */
export const LogSection = ({ view }: { readonly view: CaseView }) => {
  const [all, setAll] = useState(false)
  const newest = [...view.log].reverse()
  const shown = all ? newest : newest.slice(0, SHORT)
  return (
    <View>
      <Timeline items={shown.map(logItem)} />
      {newest.length > SHORT && (
        <Button kind='quiet' onTap={() => setAll(!all)}>
          {all ? casePageText.less : casePageText.more}
        </Button>
      )}
    </View>
  )
}
