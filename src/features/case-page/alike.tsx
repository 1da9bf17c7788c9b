import type { CaseView } from '@domain/contract/views'
import { Banner, Card, Row } from '@src/components'
import { go } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { View } from '@tarojs/components'

const text = casePageText.alike

/** Other households that give the same telephone number or address: a question to whoever decides, never an answer. */
export const AlikeHouseholds = ({ view }: { readonly view: CaseView }) =>
  view.alike === undefined ? null : (
    <Card title={text.title} testId='alike'>
      <View className='case-hint'>{text.lead}</View>
      {view.alike.map(({ by, count, cases }) => (
        <View key={by}>
          <Banner tone='amber' text={text.by[by](count)} testId={`alike-${by}`} />
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
