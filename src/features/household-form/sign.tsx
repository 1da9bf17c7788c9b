import { Card, Section } from '@src/components'
import { Signature } from '@src/components/signature'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { StepProps } from './step'

/** States who will see the application, then takes the signature. */
export const SignStep = ({ draft, set, wrongs }: StepProps) => (
  <View>
    <Section title={apply.whoKnows}>
      <Card>
        {apply.who.map((line) => (
          <Text key={line} className='consent-line'>
            {line}
          </Text>
        ))}
      </Card>
    </Section>
    <Text>{apply.truth}</Text>
    <Signature
      label={apply.sign}
      value={draft.signature}
      onChange={(signature) => set({ signature })}
      error={wrongs['signature']}
      testId='signature'
    />
  </View>
)
