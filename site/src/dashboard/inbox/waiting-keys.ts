// What the keys do among the texts that wait. They are those of the inbox where they do the same.
import type { WaitingText } from '../../../../worker/contract/queue.ts'
import { isForKeys } from './keys.ts'
import type { WaitingTexts } from './waiting.svelte.ts'

export const waitingKeyNames = ['j', 'k', 's', 'w', '?'] as const

interface Ways {
  focus: () => unknown
  show: (text: WaitingText) => unknown
  withhold: (text: WaitingText) => unknown
}

const deeds: Record<string, (waiting: WaitingTexts, ways: Ways, text: WaitingText | undefined) => unknown> = {
  j: (waiting, { focus }, text) => {
    if (text && document.activeElement?.closest('.waiting-list')) waiting.move(1)
    return focus()
  },
  k: (waiting, { focus }) => {
    waiting.move(-1)
    return focus()
  },
  s: (_, { show }, text) => text && show(text),
  w: (_, { withhold }, text) => text && withhold(text),
  '?': (waiting) => {
    waiting.isHelpOpen = true
  },
}
const arrows: Record<string, string> = { ArrowDown: 'j', ArrowUp: 'k' }

export const onWaitingKey = (waiting: WaitingTexts, ways: Ways, event: KeyboardEvent): void => {
  if (!isForKeys(event)) return
  const isInText = event.target instanceof Element && event.target.matches('.waiting-text')
  const deed = deeds[(isInText && arrows[event.key]) || event.key]
  if (!deed) return
  event.preventDefault()
  deed(waiting, ways, waiting.texts[waiting.at])
}
