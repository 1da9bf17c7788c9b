import { Button, Card, Empty, Page, Section } from '@src/components'
import { go, useOnReturn } from '@src/gateway'
import { dateText } from '@src/text'
import { bankLayoutText } from '@src/text/bank-layouts'
import { View } from '@tarojs/components'
import { useLayouts } from '../common/layouts'
import '../common/finance.scss'

const text = bankLayoutText.list
const open = (layout: string): void => void go('/finance/layout/index', { layout })

/** 银行格式: how banks want their files. */
export default function Layouts() {
  const { me, org, query, made, shipped } = useLayouts()
  useOnReturn(() => void query.reload())
  return (
    <Page title={text.title} lead={text.lead} wide asked={org === undefined ? me : [query, me]}>
      {org === undefined ? (
        <Empty title={text.notHere} hint={text.notHereHint} />
      ) : (
        <>
          <Section title={text.own}>
            {made.length === 0 ? (
              <Card tone='calm' title={text.none}>
                <View className='fin-hint'>{text.noneHint}</View>
              </Card>
            ) : (
              made.map(({ key, layout, savedOn, own }) => (
                <Card key={key} title={layout.name} onTap={() => open(key)} testId='layout-made'>
                  <View className='fin-hint'>{own ? text.saved(dateText(savedOn)) : text.above}</View>
                </Card>
              ))
            )}
            <Button kind='primary' block onTap={() => open('generic')} testId='layout-make'>
              {text.make}
            </Button>
          </Section>
          <Section title={text.shipped}>
            <View className='fin-hint'>{text.shippedHint}</View>
            {shipped.map(({ key, layout }) => (
              <Card key={key} title={layout.name} onTap={() => open(key)} testId={`layout-${key}`}>
                <View className='fin-hint'>{text.fallback}</View>
              </Card>
            ))}
          </Section>
        </>
      )}
    </Page>
  )
}
