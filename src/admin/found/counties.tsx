import { Button, Card, TextInput } from '@src/components'
import { foundPage as words } from '@src/text/admin'
import { Text } from '@tarojs/components'

type Props = {
  readonly direct: string
  readonly onDirect: (name: string) => void
  readonly names: readonly string[]
  readonly onNames: (names: readonly string[]) => void
}

/** The union of the units directly under the city, and the county unions in the order of the reports. */
export const Counties = ({ direct, onDirect, names, onNames }: Props) => (
  <Card title={words.counties}>
    <Text className='quiet'>{words.countiesHint}</Text>
    <TextInput
      label={words.direct}
      hint={words.directHint}
      value={direct}
      onChange={onDirect}
      maxLength={60}
      optional
      testId='found-direct'
    />
    {names.map((name, i) => (
      <TextInput
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
        key={i}
        label={words.counted(i + 1)}
        value={name}
        onChange={(now) => onNames(names.map((was, at) => (at === i ? now : was)))}
        maxLength={60}
        testId={`found-county-${i + 1}`}
      />
    ))}
    <Button kind='plain' block onTap={() => onNames([...names, ''])} testId='found-more'>
      {words.more}
    </Button>
  </Card>
)
