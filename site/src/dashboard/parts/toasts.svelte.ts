// Short words about what was done, with the way back where there is one.

export interface Toast {
  id: number
  text: string
  undo?: (() => unknown) | undefined
}

const shownFor = 8000
let made = 0
export const toasts = $state<Toast[]>([])

export const dismiss = (id: number) => {
  const index = toasts.findIndex((toast) => toast.id === id)
  if (index >= 0) toasts.splice(index, 1)
}

/** Says what was done. One that can be undone stays longer. */
export const tell = (text: string, undo?: () => unknown): void => {
  made += 1
  const id = made
  toasts.push({ id, text, undo })
  if (toasts.length > 3) toasts.splice(0, toasts.length - 3)
  setTimeout(() => dismiss(id), undo ? 2 * shownFor : shownFor)
}
