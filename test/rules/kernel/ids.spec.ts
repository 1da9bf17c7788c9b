import { CaseId, CommandId, FileId, MemberKey, PersonId } from '@domain/kernel/ids'

test.each([
  [CaseId, 'CA-0123456789abcdef'],
  [PersonId, 'PE-abcd'],
  [FileId, 'FI-0000000000000001'],
  [MemberKey, 'm0'],
  [MemberKey, 'm15'],
  [CommandId, 'k'.repeat(16)],
])('the id of case %# is valid', (schema, text) => {
  expect(schema.safeParse(text).success).toBe(true)
})

test.each([
  [CaseId, 'PE-0123456789abcdef', 'of another kind'],
  [CaseId, 'CA-../../etc/passwd', 'with a path in it'],
  [CaseId, 'CA-', 'with nothing behind its prefix'],
  [CaseId, 'CA-abcd\n', 'with a line break'],
  [FileId, `FI-${'x'.repeat(41)}`, 'too long'],
  [MemberKey, 'm100', 'of a hundredth member'],
  [CommandId, 'short', 'too short to be unguessable'],
  [CommandId, `${'k'.repeat(16)} `, 'with a space'],
])('the id of case %# is refused: %s, %s', (schema, text, _why) => {
  expect(schema.safeParse(text).success).toBe(false)
})
