// Makes a kiosk of the hosted page: saves at the tap, thanks, and begins anew for the next customer. Remembers nobody.
import { type Asking, drawQuestions } from './ask.ts'
import { Customer } from './customer.ts'
import type { Answers } from './types.ts'

const idleAfter = 45_000
const thanksFor = 7000
/** Older pages are fetched anew between two customers: their business may have changed them. */
const freshFor = 3_600_000

const begin = (form: HTMLFormElement, thanks: HTMLElement, status: Element) => {
  const { home = '', code = '', ...said } = form.dataset
  const field = <T = HTMLInputElement>(name: string) => form.elements.namedItem(name) as T
  const asking = said.asking ? (JSON.parse(said.asking) as Pick<Asking, 'questions' | 'atMost' | 'words'>) : undefined
  const say = form.querySelector('.say')
  let asked: ReturnType<typeof drawQuestions> | undefined
  let current: Customer | undefined
  /** Counts the customers: what becomes of an earlier one's rating is nothing to the next. */
  let turn = 0
  let timer: ReturnType<typeof setTimeout>

  const inTime = (act: () => void, wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(act, wait)
  }
  const show = (isOver: boolean) => {
    form.hidden = isOver
    thanks.hidden = !isOver
  }
  const anew = () => {
    const isOld = performance.now() > freshFor && navigator.onLine
    if (isOld || location.pathname + location.search !== home) return location.replace(home)
    asked?.box.remove()
    asked = current = undefined
    turn += 1
    form.reset()
    form.className = ''
    status.textContent = ''
    show(false)
    scrollTo(0, 0)
  }
  /** One question at a time, large; then the words. */
  const ask = (customer: Customer) => {
    if (!asking) return
    const moved = (isOver: boolean, focus?: HTMLElement) => {
      form.classList.toggle('asking', !isOver)
      focus?.focus()
    }
    const told = (answers: Answers) => customer.change({ answers })
    asked = drawQuestions({ ...asking, id: customer.id, told, moved })
    say?.before(asked.box)
  }
  const rate = (stars: number) => {
    form.classList.add('rated')
    if (current) current.change({ stars })
    else {
      const own = turn
      current = new Customer(code, field('lang').value, stars, (state) => {
        if (own === turn) status.textContent = said[state] ?? ''
      })
      ask(current)
    }
    asked?.ask(stars)
    form.classList.toggle('asking', asked?.isOver() === false)
  }

  form.onchange = ({ target }) => {
    const { name, value } = target as HTMLInputElement
    if (name === 'stars') rate(Number(value))
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    const [comment, author] = [field('comment').value.trim(), field('author').value.trim()]
    const words = { comment: comment || null, author: author || null, publish: field('publish').checked }
    if (comment || author) current?.change(words)
    show(true)
    thanks.querySelector('h2')?.focus()
    inTime(anew, thanksFor)
  }
  for (const sign of ['pointerdown', 'keydown', 'input']) {
    addEventListener(sign, () => thanks.hidden && inTime(anew, idleAfter))
  }
  // Opened in a language that its last customer chose, it returns home as well.
  inTime(anew, idleAfter)
}

const parts = ['form', '.thanks', '[role=status]'].map((selector) => document.querySelector(selector))
if (parts.every(Boolean)) begin(...(parts as [HTMLFormElement, HTMLElement, Element]))
