// The business's keys, newest first.
import type { Key, MadeKey, NewKey } from '../../../../../worker/contract/key.ts'
import { call } from '../../api/call.ts'
import type { BusinessPath } from '../../api/contract.ts'

export class Keys {
  readonly #path: `${BusinessPath}/keys`
  all = $state.raw<Key[]>()

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}/keys`
  }

  load = async (): Promise<void> => {
    this.all = (await call('GET', this.#path)).keys
  }

  async make(key: NewKey): Promise<MadeKey> {
    const made = await call('POST', this.#path, key)
    await this.load()
    return made
  }

  /** The old key ends after so many hours. */
  async replace(id: string, hours: number): Promise<MadeKey> {
    const made = await call('POST', `${this.#path}/${id}/rotate`, { hours })
    await this.load()
    return made
  }

  async revoke(id: string): Promise<void> {
    await call('DELETE', `${this.#path}/${id}`)
    this.all = this.all?.filter((key) => key.id !== id)
  }
}
