import type { ProofModule } from '../module'

/** 事故或损失证明: with bills, when an accident or sudden event is declared. */
export const accidentCertificate: ProofModule = {
  wanted: ({ accident }) => accident !== undefined && accident.kind !== 'illness',
  filesMax: 9,
  mayBeMissing: true,
  slots: () => [],
}
