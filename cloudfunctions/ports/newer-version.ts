/**
 * Thrown when data was written by a newer version of this program, while both versions run during a deployment: the data is
 * fine, but this version must not guess its meaning. The dispatcher turns the error into the refusal UPGRADING.
 */
export class NewerVersion extends Error {
  override readonly name = 'NewerVersion'
}
