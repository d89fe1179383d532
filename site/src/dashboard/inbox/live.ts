// The line to the business's Lane: it says which ratings have changed, and comes back by itself when it breaks.
import type { LiveMessage } from '../../../../worker/contract/live.ts'

interface Hearer {
  hear: (message: LiveMessage) => void
  /** The line is there, for the first time or again: what happened before was not heard. */
  catchUp: () => void
  /** The line is closed for good: whoever is here may not be here any more. */
  shut: () => void
}

const firstWait = 1000
const longestWait = 60_000
const beat = 40_000
const notAllowed = 1008

/** Opens the line; what it returns closes it. A page that nobody sees does not try to come back. */
export const listen = (slug: string, { hear, catchUp, shut }: Hearer): (() => void) => {
  const address = new URL(`/v1/businesses/${slug}/live`, location.href.replace(/^http/, 'ws'))
  let socket: WebSocket | undefined
  let [wait, isOver] = [firstWait, false]
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAnswered = true

  const connect = () => {
    clearTimeout(timer)
    if (isOver || document.hidden || (socket && socket.readyState <= WebSocket.OPEN)) return
    socket = new WebSocket(address)
    socket.onopen = () => {
      ;[wait, isAnswered] = [firstWait, true]
      catchUp()
    }
    socket.onmessage = ({ data }) => {
      isAnswered = true
      if (data !== 'pong') hear(JSON.parse(data) as LiveMessage)
    }
    socket.onclose = ({ code }) => {
      if (code === notAllowed && !isOver) shut()
      isOver ||= code === notAllowed
      // Some earlier, some later, so that a restart does not bring all of them back in one moment.
      timer = setTimeout(connect, wait * (0.5 + Math.random()))
      wait = Math.min(longestWait, wait * 2)
    }
  }

  // A line can be dead without anybody having said so.
  const pulse = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return
    if (isAnswered) socket.send('ping')
    else socket.close()
    isAnswered = false
  }, beat)

  const comeBack = () => {
    wait = firstWait
    connect()
  }
  document.addEventListener('visibilitychange', comeBack)
  addEventListener('online', comeBack)
  connect()

  return () => {
    isOver = true
    clearTimeout(timer)
    clearInterval(pulse)
    document.removeEventListener('visibilitychange', comeBack)
    removeEventListener('online', comeBack)
    socket?.close()
  }
}
