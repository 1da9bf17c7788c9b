import { Button, Icon, Section } from '@src/components'
import { ICONS } from '@src/components/icon-names'
import { pieces as words } from '@src/text/pieces'
import { Text, View } from '@tarojs/components'

const nothing = (): void => undefined

export const Letters = () => (
  <Section title={words.sections.letters}>
    <View className='piece-big'>{words.big}</View>
    <View className='section-title'>{words.heading}</View>
    <View>{words.body}</View>
    <View className='piece-small'>{words.small}</View>
  </Section>
)

export const Icons = () => (
  <Section title={words.sections.icons}>
    <View className='piece-icons'>
      {ICONS.map((name) => (
        <View key={name} className='piece-icon'>
          <Icon name={name} />
        </View>
      ))}
    </View>
  </Section>
)

const KINDS = ['primary', 'plain', 'quiet', 'danger'] as const
const SAID = { primary: words.act, plain: words.plain, quiet: words.quiet, danger: words.danger }

export const Acts = () => (
  <Section title={words.sections.acts}>
    <View className='case-buttons'>
      {KINDS.map((kind) => (
        <Button key={kind} kind={kind} onTap={nothing}>
          {SAID[kind]}
        </Button>
      ))}
      <Button kind='primary' disabled onTap={nothing}>
        {words.off}
      </Button>
      <Button kind='primary' busy onTap={nothing}>
        {words.busy}
      </Button>
    </View>
    <Button kind='plain' block onTap={nothing}>
      <Text>{words.plain}</Text>
    </Button>
  </Section>
)
