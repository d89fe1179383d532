// Signed notes (c2sp.org/signed-note v1) by Ed25519 keys, with WebCrypto: the same code signs in the Worker and verifies in
// a browser.

import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64, fromHex, toBase64, toHex } from './encoding.ts'

const encoder = new TextEncoder()
/** The type of a signature, before its public key (signed-note, “Signature types”). */
const ed25519 = 1
/** Of which DER is made for a key of 32 bytes (RFC 8410). */
const pkcs8Head = fromHex('302e020100300506032b657004220420')

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>
export type Verifier = { name: string; id: string; key: Key }
export type Signer = Verifier & { vkey: string; sign: (text: string) => Promise<string> }

export class NoteError extends Error {}

const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The first four bytes of the hash of name and key, hex. */
const idOf = (name: string, typed: Uint8Array): string =>
  toHex(sha256(join(encoder.encode(`${name}\n`), typed)).subarray(0, 4))

const isName = (name: string) => name !== '' && !/[\s+]/u.test(name)

/** Reads a verifier key, `name+id+base64(type || public key)`. Throws `NoteError`. */
export const readVkey = async (vkey: string): Promise<Verifier> => {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim()) ?? []
  if (!isName(name)) throw new NoteError('This is no verifier key.')
  const typed = fromBase64(encoded)
  if (typed.length !== 33 || typed[0] !== ed25519) throw new NoteError('The verifier key is not one of Ed25519.')
  if (idOf(name, typed) !== id) throw new NoteError('The verifier key does not match its own id.')
  const key = await crypto.subtle.importKey('raw', typed.slice(1), 'Ed25519', true, ['verify'])
  return { name, id, key }
}

/** The verifier key of a public key of 32 bytes. */
export const vkeyOf = (name: string, publicKey: Uint8Array): string => {
  const typed = join(Uint8Array.of(ed25519), publicKey)
  return `${name}+${idOf(name, typed)}+${toBase64(typed)}`
}

/** A signer from the 32 bytes of its seed (RFC 8032). */
export const signerOf = async (name: string, seed: Uint8Array): Promise<Signer> => {
  if (!isName(name)) throw new NoteError(`“${name}” cannot be the name of a key.`)
  if (seed.length !== 32) throw new NoteError('The seed of a key has 32 bytes.')
  const secret = await crypto.subtle.importKey('pkcs8', join(pkcs8Head, seed), 'Ed25519', true, ['sign'])
  const { x = '' } = (await crypto.subtle.exportKey('jwk', secret)) as { x?: string }
  const publicKey = fromBase64(x)
  const vkey = vkeyOf(name, publicKey)
  const { id, key } = await readVkey(vkey)
  const sign = async (text: string) => {
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', secret, encoder.encode(text)))
    return `— ${name} ${toBase64(join(fromHex(id), signature))}\n`
  }
  return { name, id, key, vkey, sign }
}

/** The text, which ends with a newline, with the signature of each. */
export const signNote = async (text: string, signers: readonly Signer[]): Promise<string> =>
  `${text}\n${(await Promise.all(signers.map(({ sign }) => sign(text)))).join('')}`

const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+=*)$/

const isSignedBy = async (text: string, line: string, verifiers: readonly Verifier[]): Promise<boolean> => {
  const [, name, encoded] = signatureLine.exec(line) ?? []
  if (!encoded) throw new NoteError('A signature of the note is malformed.')
  const bytes = fromBase64(encoded)
  const id = toHex(bytes.subarray(0, 4))
  const verifier = verifiers.find((one) => one.name === name && one.id === id)
  if (!verifier) return false
  if (await crypto.subtle.verify('Ed25519', verifier.key, bytes.slice(4), encoder.encode(text))) return true
  throw new NoteError(`The signature of ${name} is wrong.`)
}

/** The text of a note that a known key has signed. Throws `NoteError` where none has, or one has signed something else. */
export const openNote = async (note: string, verifiers: readonly Verifier[]): Promise<string> => {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new NoteError('This is no signed note.')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  const signed = await Promise.all(lines.map((line) => isSignedBy(text, line, verifiers)))
  if (!signed.includes(true)) throw new NoteError('No known key has signed this note.')
  return text
}
