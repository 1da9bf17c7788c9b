// Documents of about the real size, with every indexed field (checked by test/house/bench.spec.ts).

export const caseId = (i: number): string => `CA-${String(i).padStart(6, '0')}`

/** About the size of a case after its survey. */
export const caseDoc = (i: number): unknown => ({
  id: caseId(i),
  org: { base: `OR-base-${i % 40}`, county: `OR-county-${i % 8}`, city: 'OR-city', jurisdiction: 'municipal' },
  stage: i % 3 === 0 ? 'submitted' : 'surveying',
  seq: 3,
  year: 2026,
  stageSince: '2026-03-02',
  submittedOn: `2026-0${1 + (i % 9)}-1${i % 10}`,
  dueOn: `2026-03-${10 + (i % 20)}`,
  declaration: {
    members: Array.from({ length: 3 }, (_, k) => ({
      key: `m${k}`,
      name: { sealed: 's1.k1.'.padEnd(80, 'x'), shown: '王**' },
      idNumber: { sealed: 's1.k1.'.padEnd(90, 'x'), hash: 'h'.repeat(43) },
      incomes: [210_000, 0, 30_000],
    })),
    words: '家里有人长期住院，收入不够支出。'.repeat(8),
  },
})
export const entryDoc = (i: number): unknown => ({
  caseId: caseId(i % 20_000),
  seq: 4 + i,
  at: i,
  on: '2026-03-02',
  kind: 'survey',
  facts: { words: '入户所见与申报相符。'.repeat(20), photos: ['FI-0000000001', 'FI-0000000002'] },
})
export const messageDoc = (i: number, state: string): unknown => ({
  person: 'PE-0001',
  at: i,
  topic: 'progress',
  key: 'surveyed',
  facts: { days: 5 },
  read: false,
  state,
  dueAt: i,
  tries: 0,
})
export const answerDoc = (i: number): unknown => ({ digest: 'd'.repeat(43), answer: 's1.k1.'.padEnd(200, 'x'), at: i })
