import type { ProofModule } from '../module'

/** 低保证明: welcome but never required; it shortens the check. */
export const lowIncomeCertificate: ProofModule = {
  wanted: () => false,
  filesMax: 3,
  mayBeMissing: true,
  slots: () => [{ part: 'certificate' }],
}
