// The open screens of a business. They sleep with the Lane, which costs nothing, and hear numbers, never texts.
import type { LiveMessage } from '../contract/live.ts'

const socketsAtOnce = 500
const numbersAtOnce = 200
/** Commits within it are told together. Milliseconds. */
const gathering = 100
// Who may listen is asked again whenever a screen comes back: after a sign-out, the end of a key, a lost membership.
const lifetime = 3_600_000
const codes = { notAllowed: 1008, comeAgain: 1012 } as const

type Attachment = { until: number }

export class Sockets {
  readonly #ctx: DurableObjectState
  readonly #numbers = new Set<number>()

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** The other end of a new socket, which belongs to `actor`; undefined where there are too many. */
  open(actor: string): WebSocket | undefined {
    if (this.#ctx.getWebSockets().length >= socketsAtOnce) return undefined
    const [theirs, ours] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket]
    this.#ctx.acceptWebSocket(ours, [actor])
    ours.serializeAttachment({ until: Date.now() + lifetime } satisfies Attachment)
    return theirs
  }

  tell(kind: LiveMessage['kind'], numbers: readonly number[]): void {
    const message: LiveMessage = {
      kind,
      numbers: numbers.slice(0, numbersAtOnce),
      more: numbers.length > numbersAtOnce,
    }
    const text = JSON.stringify(message)
    for (const socket of this.#ctx.getWebSockets()) {
      if (socket.readyState !== WebSocket.OPEN) continue
      if ((socket.deserializeAttachment() as Attachment).until > Date.now()) socket.send(text)
      else socket.close(codes.comeAgain, 'Come again.')
    }
  }

  /** Tells of ratings in a moment, together with those of the next commits. Returns at once. */
  tellSoon(numbers: readonly number[]): void {
    const isFirst = this.#numbers.size === 0
    for (const number of numbers) this.#numbers.add(number)
    if (isFirst && this.#numbers.size > 0) setTimeout(() => this.#tellNumbers(), gathering)
  }

  #tellNumbers(): void {
    const numbers = [...this.#numbers]
    this.#numbers.clear()
    this.tell('ratings', numbers)
  }

  /** Those of one actor, or all. */
  close(actor?: string): void {
    for (const socket of this.#ctx.getWebSockets(actor)) socket.close(codes.notAllowed, 'This is no longer for you.')
  }
}
