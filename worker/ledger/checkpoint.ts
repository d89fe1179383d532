// Checkpoints (c2sp.org/tlog-checkpoint v1): the size and the root of a log, signed.
import { fromBase64, toBase64 } from './encoding.ts'
import { NoteError, openNote, type Signer, signNote, type Verifier } from './note.ts'
import { type Hash, hashBytes } from './tree.ts'

export type Checkpoint = { origin: string; size: number; root: Hash }

export const signCheckpoint = ({ origin, size, root }: Checkpoint, signers: readonly Signer[]): Promise<string> =>
  signNote(`${origin}\n${size}\n${toBase64(root)}\n`, signers)

/** Throws `NoteError` where the note is not signed by one of the keys, or is no checkpoint. */
export const openCheckpoint = async (note: string, verifiers: readonly Verifier[]): Promise<Checkpoint> => {
  const [origin = '', size = '', encoded = ''] = (await openNote(note, verifiers)).split('\n')
  if (origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size)) throw new NoteError('The signed note is no checkpoint.')
  const root = fromBase64(encoded)
  if (root.length !== hashBytes) throw new NoteError('The root of the checkpoint has not 32 bytes.')
  return { origin, size: Number(size), root }
}
