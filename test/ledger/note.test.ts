import { createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openCheckpoint, signCheckpoint } from '../../worker/ledger/checkpoint.ts'
import { toBase64 } from '../../worker/ledger/encoding.ts'
import { openNote, readVkey, signerOf, signNote } from '../../worker/ledger/note.ts'

// The key and the note of Go's own documentation of golang.org/x/mod/sumdb/note.
const peterVkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const peterNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const seed = new Uint8Array(32).fill(7)

describe('a signed note', () => {
  it('that Go signed is opened by its key', async () => {
    const text = await openNote(peterNote, [await readVkey(peterVkey)])
    expect(text).toBe(
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    )
  })

  it('is opened by the key that signed it, and by none other', async () => {
    const signer = await signerOf('candor.test/ledger/one', seed)
    const note = await signNote('Said.\n', [signer])
    expect(await openNote(note, [await readVkey(signer.vkey)])).toBe('Said.\n')
    await expect(openNote(note, [await readVkey(peterVkey)])).rejects.toThrow('No known key')
    const namesake = await signerOf('candor.test/ledger/two', seed)
    await expect(openNote(note, [namesake])).rejects.toThrow('No known key')
    await expect(openNote(note.replace('Said', 'sAid'), [signer])).rejects.toThrow('is wrong')
  })

  it('carries two signatures during a rotation, and either opens it', async () => {
    const [former, next] = [await signerOf('a.test/l', seed), await signerOf('a.test/l', new Uint8Array(32).fill(8))]
    const note = await signNote('Said.\n', [next, former])
    for (const one of [former, next]) expect(await openNote(note, [one])).toBe('Said.\n')
  })

  it('has a signature that another Ed25519 verifies', async () => {
    const { key, sign } = await signerOf('candor.test/ledger/one', seed)
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
    const publicKey = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', key))
    expect(raw.toString('base64url')).toBe(publicKey.export({ format: 'jwk' }).x)
    const signature = Buffer.from((await sign('Said.\n')).split(' ')[2] ?? '', 'base64').subarray(4)
    expect(verify(null, Buffer.from('Said.\n'), publicKey, signature)).toBe(true)
  })

  it.each(['', 'one', 'PeterNeumann+c74f20a3+AAAA', peterVkey.replace('c74f20a3', 'c74f20a4'), `a b${peterVkey}`])(
    'is opened by no key like %j',
    async (vkey) => {
      await expect(readVkey(vkey)).rejects.toThrow()
    },
  )
})

describe('a checkpoint', () => {
  it('says origin, size and root, as it was signed', async () => {
    const signer = await signerOf('candor.test/ledger/one', seed)
    const checkpoint = { origin: signer.name, size: 4211, root: new Uint8Array(32).fill(9) }
    const note = await signCheckpoint(checkpoint, [signer])
    expect(note.split('\n').slice(0, 4)).toEqual(['candor.test/ledger/one', '4211', toBase64(checkpoint.root), ''])
    expect(await openCheckpoint(note, [signer])).toEqual(checkpoint)
  })

  it.each(['a\n-1\nAAAA\n', 'a\n007\nAAAA\n', 'a\n1\nAAAA\n', '\n1\nAAAA\n', 'a\n1\n'])(
    'is not %j, whoever signs it',
    async (text) => {
      const signer = await signerOf('a', seed)
      await expect(openCheckpoint(await signNote(text, [signer]), [signer])).rejects.toThrow()
    },
  )
})
