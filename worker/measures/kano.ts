// The Kano model: some qualities delight, some are taken for granted, some do both.

/** Answers to “if it has it” and “if it has it not”: 1 like, 2 must be, 3 neutral, 4 can live with, 5 dislike. */
export type KanoAnswer = 1 | 2 | 3 | 4 | 5
/** Attractive, one-dimensional, must-be, indifferent, reverse, questionable. */
export type KanoKind = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'

/** Evaluation table of Kano et al. (1984): rows by the functional answer, columns by the dysfunctional one. */
const table = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']

export const kanoKind = (functional: KanoAnswer, dysfunctional: KanoAnswer): KanoKind =>
  (table[functional - 1] ?? '').charAt(dysfunctional - 1) as KanoKind

/**
 * Better = (A+O)/(A+O+M+I), 0…1: how much satisfaction its presence makes. Worse = −(O+M)/(A+O+M+I), −1…0: how much
 * dissatisfaction its absence makes. Berger et al. (1993). Undefined where nobody's answers are of these four kinds.
 */
export const betterWorse = (kinds: Readonly<Partial<Record<KanoKind, number>>>) => {
  const { A = 0, O = 0, M = 0, I = 0 } = kinds
  const all = A + O + M + I
  return all === 0 ? undefined : { better: (A + O) / all, worse: 0 - (O + M) / all }
}
