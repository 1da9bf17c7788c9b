import { JURISDICTIONS, type Jurisdiction } from '@domain/organisation/org'
import { Card, TextInput } from '@src/components'
import { foundPage as words } from '@src/text/admin'
import { Text } from '@tarojs/components'

type Props = {
  readonly names: Readonly<Partial<Record<Jurisdiction, string>>>
  readonly onName: (jurisdiction: Jurisdiction, name: string) => void
  readonly labelOf: (jurisdiction: Jurisdiction) => string
}

/** One county union for each part of the city; a part without a union takes no applications yet. */
export const Counties = ({ names, onName, labelOf }: Props) => (
  <Card title={words.counties}>
    <Text className='quiet'>{words.countiesHint}</Text>
    {JURISDICTIONS.map((jurisdiction) => (
      <TextInput
        key={jurisdiction}
        label={labelOf(jurisdiction)}
        value={names[jurisdiction] ?? ''}
        onChange={(name) => onName(jurisdiction, name)}
        maxLength={60}
        testId={`found-${jurisdiction}`}
      />
    ))}
  </Card>
)
