/**
 * What an event says about the time it takes.
 *
 * - `busy`: it takes the time
 * - `out-of-office`: it takes the time and says that its owner is away
 * - `tentative`: not settled, such as leave that nobody has approved yet
 * - `elsewhere`: its owner works, at home or on the road
 * - `free`: it takes none, such as a birthday, or a day on which one stands in for somebody
 */
export const busyKinds = ['busy', 'out-of-office', 'tentative', 'elsewhere', 'free'] as const;
export type BusyKind = (typeof busyKinds)[number];
