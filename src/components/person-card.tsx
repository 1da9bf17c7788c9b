import { formWords as words } from '@src/text/form-words'
import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { Icon } from './icon'
import { Tap } from './tap'

type Props = {
  readonly name: string
  /** who it is to the applicant: 本人, 妻子 … */
  readonly relation: string
  /** what is known of the person, a few words each */
  readonly facts?: readonly string[]
  /** answers still wanting; 0: complete; undefined: nothing is said about it */
  readonly missing?: number | undefined
  readonly onOpen: () => void
  readonly onRemove?: (() => void) | undefined
  readonly testId: string
}

/** A person of the household: one tap opens everything that is asked about them. */
export const PersonCard = ({ name, relation, facts = [], missing, onOpen, onRemove, testId }: Props) => (
  <View className='person'>
    <Tap className='person-open' onTap={onOpen} testId={testId}>
      <Icon name='person' className='person-face' />
      <View className='person-words'>
        <View className='person-head'>
          <Text className='person-name'>{name === '' ? words.unnamed : name}</Text>
          <Text className='person-relation'>{relation}</Text>
        </View>
        {facts.length === 0 ? null : <Text className='person-facts'>{facts.join(' · ')}</Text>}
        {missing === undefined ? null : (
          <View className={missing === 0 ? 'state state-done' : 'state state-mind'}>
            <Icon name={missing === 0 ? 'done' : 'pen'} />
            <Text>{words.state(missing)}</Text>
          </View>
        )}
      </View>
      <Icon name='next' className='row-arrow' />
    </Tap>
    {onRemove === undefined ? null : (
      <View className='person-acts'>
        <Button kind='quiet' onTap={onRemove} label={words.remove(name)} testId={`${testId}-remove`}>
          {words.removeShort}
        </Button>
      </View>
    )}
  </View>
)
