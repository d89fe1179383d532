/** For what takes the place of something that had the focus: its first field gets it, else the whole. */
export const focusFirst = (place: HTMLElement): void => {
  const first = place.querySelector<HTMLElement>('input, select, textarea') ?? place
  first.focus()
}
