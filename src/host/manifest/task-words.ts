/** What a task of the type `neurozoo` can do; the command line's own words. */
export const taskWords = ['train', 'check', 'test'] as const;
export type TaskWord = (typeof taskWords)[number];

/** The type of the tasks, as `tasks.json` names it. */
export const taskType = 'neurozoo';
