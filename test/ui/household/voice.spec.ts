import { say } from '@src/features/household-form/step'
import { apply } from '@src/text/apply'

test('an officer who fills in the form for a worker is asked about him or her, and a worker about themselves', () => {
  expect(say('own-phone', apply.counted)).toBe('和您一起生活、一起花钱吗')
  expect(say('on-glass', apply.counted)).toBe('和他（她）一起生活、一起花钱吗')
})
