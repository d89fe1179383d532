// The scale from 1 to 5 across a picture, in shares of its width, so that the text beside it never shrinks.
const margin = 2

/** Where a number of stars lies, percent of the width. */
export const placeOf = (stars: number): string => `${(margin + ((stars - 1) / 4) * (100 - 2 * margin)).toFixed(2)}%`
