import type { CaseView } from '@domain/contract/views'
import { proofName } from '@domain/proof/proof-name'
import { Banner, Card, Row } from '@src/components'
import { go } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { View } from '@tarojs/components'

const text = casePageText.alike

/** What other households give too: a question to whoever decides, never an answer. */
export const AlikeHouseholds = ({ view }: { readonly view: CaseView }) =>
  view.alike === undefined ? null : (
    <Card title={text.title} testId='alike'>
      <View className='case-hint'>{text.lead}</View>
      {view.alike.map(({ by, paper, count, cases }) => (
        <View key={`${by}-${paper}`}>
          <Banner tone='amber' text={text.by[by](count, paper && proofName[paper])} testId={`alike-${by}`} />
          {cases.map(({ id, name, year }) => (
            <Row
              key={id}
              label={name}
              value={text.ofYear(year)}
              onTap={() => go('/review/case/index', { id })}
              testId={`alike-${by}-${id}`}
            />
          ))}
          {count > cases.length && cases.length > 0 && (
            <View className='case-hint'>{text.others(count - cases.length)}</View>
          )}
        </View>
      ))}
    </Card>
  )
